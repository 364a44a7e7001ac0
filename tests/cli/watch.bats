#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# udklip-index --watch: what changes in the folders is soon to be found.

load helper

start_watching() {
  "$bin/udklip-index" --watch "$@" "$corpus" >"$work/out" 2>"$work/err" 3>&- &
  watcher=$!
  eventually 'grep -q articles "$work/out"'
}

stop_watching() {
  kill -TERM "$watcher"
  local status=0
  wait "$watcher" || status=$?
  equal 130 "$status"
}

# eventually COMMAND: no test of speed, so it waits for long.
eventually() {
  for _ in $(seq 200); do
    if eval "$1"; then return 0; fi
    sleep 0.1
  done
  echo "never came true: $1" >&2
  cat "$work/out" "$work/err" >&2
  return 1
}

teardown() {
  kill "$watcher" 2>/dev/null || true
  rm -rf "$work"
}

@test "a file that is dropped in is found, changed and gone again" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.' c.txt='Børn læser blade.'
  start_watching
  make_corpus d.txt='Heste spiser græs.'
  eventually '[ "$(ids hest)" = d.txt ]'
  make_corpus d.txt='Køer spiser hø.'
  eventually '[ "$(ids ko)" = d.txt ]'
  equal "" "$(ids hest)"
  rm "$corpus/d.txt"
  eventually '[ "$(ids ko)" = "" ]'
  stop_watching
}

@test "files in a new folder, and in a folder that was moved in, are found" {
  make_corpus a.txt='Mænd læser aviser.'
  start_watching
  mkdir -p "$corpus/nyt/endnu"
  echo 'Heste spiser græs.' >"$corpus/nyt/endnu/b.txt"
  eventually '[ "$(ids hest)" = nyt/endnu/b.txt ]'
  mkdir -p "$work/ude/x"
  echo 'Køer spiser hø.' >"$work/ude/x/c.txt"
  mv "$work/ude" "$corpus/ude"
  eventually '[ "$(ids ko)" = ude/x/c.txt ]'
  echo 'Grise spiser alt.' >"$corpus/ude/x/d.txt"
  eventually '[ "$(ids gris)" = ude/x/d.txt ]'
  stop_watching
}

@test "a burst of files is taken in, all of it" {
  start_watching
  for i in $(seq 300); do echo "Fund nummer $i." >"$corpus/$i.txt"; done
  eventually '[ "$(search --json fund | jq .total)" = 300 ]'
  stop_watching
  "$bin/udklip-index" --json | jq -e '.unchanged == 300 and .new == 0'
}

@test "another writer is waited for, and what goes wrong does not end the watch" {
  make_corpus a.txt='Mænd læser aviser.'
  start_watching
  exec 9>"$UDKLIP_DB/lock"
  flock -n 9
  make_corpus b.txt='Heste spiser græs.'
  eventually 'grep -q "another udklip-index" "$work/err"'
  exec 9>&-
  eventually '[ "$(ids hest)" = b.txt ]'
  mv "$corpus" "$corpus.away"
  eventually 'grep -q "cannot be read" "$work/err"'
  equal "b.txt" "$(ids hest)"
  mv "$corpus.away" "$corpus"
  make_corpus c.txt='Køer spiser hø.'
  eventually '[ "$(ids ko)" = c.txt ]'
  stop_watching
}

@test "a database inside the watched folder does not keep it busy" {
  export UDKLIP_DB=$corpus/database
  make_corpus a.txt='Mænd læser aviser.'
  start_watching
  make_corpus b.txt='Heste spiser græs.'
  eventually '[ "$(ids hest)" = b.txt ]'
  before=$(cat /proc/$watcher/stat | cut -d' ' -f14)
  sleep 1
  [ $(($(cat /proc/$watcher/stat | cut -d' ' -f14) - before)) -lt 20 ]
  stop_watching
}

@test "a root at whose place there is another folder or file is watched on" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.' c.txt='Børn læser blade.'
  echo 'En note.' >"$work/note.txt"
  start_watching "$work/note.txt"
  cp -r "$corpus" "$work/another"
  mv "$corpus" "$work/old" && mv "$work/another" "$corpus"
  make_corpus d.txt='Heste spiser græs.'
  eventually '[ "$(ids hest)" = d.txt ]'
  sleep 1.5  # what follows is not seen by looking at the folder that has just come
  make_corpus e.txt='Køer spiser hø.'
  eventually '[ "$(ids ko)" = e.txt ]'
  for word in gris får gås; do  # as editors save
    echo "Min $word." >"$work/note.new" && mv "$work/note.new" "$work/note.txt"
    eventually "[ \"\$(ids $word)\" = note.txt ]"
  done
  stop_watching
}
