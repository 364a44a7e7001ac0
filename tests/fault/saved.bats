#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 while --saved --new shows and remembers: each article is shown once or twice, never not at
# all.

load helper

add() {
  printf '{"id":"%s","text":"Endnu en havn, nummer %s."}\n' "$1" "$1" >>"$corpus/a.jsonl"
  "$bin/udklip-index" -q "$corpus"
}

# shown_once_or_twice FILE COUNT: of the articles 1 to COUNT, each by a whole line.
shown_once_or_twice() {
  jq -rR 'fromjson? | .id' "$1" | sort -n | uniq -c |
    awk -v count="$2" '{ if ($1 > 2) bad = 1; seen++ } END { exit bad || seen != count }'
}

@test "killed at any moment" {
  add 1
  search --save havn havn
  local n status killed=0
  for n in $(seq 2 $((runs * 3 + 1))); do
    add "$n"
    status=0
    timeout -s KILL "0.$(printf '%03d' $((RANDOM % 60 + 1)))" \
      "$bin/udklip-search" --saved --new --format jsonl >>"$work/out" || status=$?
    [ $status -eq 137 ] && killed=$((killed + 1))
    echo >>"$work/out"  # a line that was cut short ends here
    search --saved --new --format jsonl >>"$work/out" || [ $? -eq 1 ]
    shown_once_or_twice "$work/out" "$n"
  done
  echo "killed $killed times" >&2
  tally saved:random "$killed"
}

@test "killed at each write of the reader's own file" {
  export FAIL_BELOW=$XDG_STATE_HOME
  add 1
  search --save havn havn
  local n=1 at
  for at in $(seq 1 12); do
    n=$((n + 1))
    add "$n"
    FAIL_AT=$at FAIL_WITH=KILL FAIL_COUNT="$work/count" \
      with_disk "$bin/udklip-search" --saved --new --format jsonl >>"$work/out" || true
    echo >>"$work/out"
    search --saved --new --format jsonl >>"$work/out" || [ $? -eq 1 ]
    shown_once_or_twice "$work/out" "$n"
  done
  tally saved:writes 12
}

@test "a full disk: told, and the articles are shown again" {
  add 1
  search --save havn havn
  FAIL_BELOW=$XDG_STATE_HOME FAIL_AT=1 FAIL_WITH=ENOSPC FAIL_COUNT="$work/count" \
    run with_disk "$bin/udklip-search" --saved --new --format jsonl
  equal 7 "$status"
  equal 1 "$(search --saved --new --format jsonl | jq -r .id)"
  run search --saved --new
  equal 1 "$status"
}

@test "killed while saving: the search is there or it is not" {
  add 1
  local at
  for at in $(seq 1 12); do
    FAIL_BELOW=$XDG_STATE_HOME FAIL_AT=$at FAIL_WITH=KILL FAIL_COUNT="$work/count" \
      with_disk "$bin/udklip-search" --save "havn $at" havn >/dev/null 2>&1 || true
    search --saved --format tsv >"$work/list" || [ $? -eq 1 ]
    search --save "havn $at" havn
    search --saved --format tsv | cut -f1 | grep -qx "havn $at"
  done
}
