#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The database is a function of the files that are there, whatever happened before; what cannot be
# believed or read is kept, and said.

load helper

# in_order WORDS...: ids, sorted.
in_order() { ids "$@" | tr ' ' '\n' | sort | paste -sd' '; }

# same_as_anew: ids and paths are those of a database made from nothing.
same_as_anew() {
  local all='.id + " " + .path'
  rm -rf "$work/anew"
  index -q --db "$work/anew" 2>/dev/null || [ $? -eq 6 ]
  [ -n "$(ids hus)" ]
  equal "$(search --db "$work/anew" --no-collapse --format jsonl --limit 10000 hus | jq -r "$all" | sort)" \
    "$(search --no-collapse --format jsonl --limit 10000 hus | jq -r "$all" | sort)"
}

@test "of several that want an id the first by path has it, at once and whatever it is called" {
  for id in x 2 'b.jsonl#x' 'med rum'; do
    rm -rf "$UDKLIP_DB" "$corpus"/*
    for file in a b c; do printf '{"id":"%s","text":"Et hus i %s."}\n' "$id" $file >"$corpus/$file.jsonl"; done
    index -q 2>/dev/null
    same_as_anew
    rm "$corpus/a.jsonl"
    index -q --force 2>/dev/null
    same_as_anew
    equal "$id" "$(search --format jsonl --limit 1 'i b' | jq -r .id)"
    printf '{"id":"%s","text":"Et hus i a igen."}\n' "$id" >"$corpus/a.jsonl"
    index -q 2>/dev/null
    same_as_anew
  done
}

@test "ids that claim each other's names" {
  printf '{"id":"c.jsonl#x","text":"Et hus."}\n' >"$corpus/a.jsonl"
  printf '{"id":"x","text":"Et hus."}\n' >"$corpus/b.jsonl"
  printf '{"id":"x","text":"Et andet hus."}\n' >"$corpus/c.jsonl"
  index -q 2>/dev/null
  same_as_anew
  rm "$corpus/a.jsonl"
  index -q 2>/dev/null
  same_as_anew
}

@test "an id that is written as one of ours is none" {
  printf '{"id":"%s/b.jsonl:#1","text":"Et hus."}\n{"id":"x","text":"Et hus."}\n' "$corpus" >"$corpus/a.jsonl"
  printf '{"id":"x","text":"Et hus."}\n' >"$corpus/b.jsonl"
  index -q 2>/dev/null
  equal "$corpus/b.jsonl:#1 $corpus/b.jsonl:＃1 x" "$(in_order hus)"
}

@test "an article outside the folder that is looked at gives up its id to one before it" {
  mkdir "$corpus/a" "$corpus/b"
  printf '{"id":"x","text":"Et hus i b."}\n' >"$corpus/b/b.jsonl"
  index -q
  printf '{"id":"x","text":"Et hus i a."}\n' >"$corpus/a/a.jsonl"
  "$bin/udklip-index" -q "$corpus/a" 2>/dev/null
  same_as_anew
}

@test "one root that is emptied does not hinder the others, and --force believes it" {
  mkdir "$work/other"
  make_corpus a.txt='Et hus.' b.txt='Et andet hus.'
  printf 'Et tredje hus.' >"$work/other/c.txt"
  "$bin/udklip-index" -q "$corpus" "$work/other"
  rm "$work/other/c.txt"
  make_corpus d.txt='Et fjerde hus.'
  run --separate-stderr "$bin/udklip-index" --json
  equal 6 "$status"
  echo "$output" | jq -e --arg root "$work/other" '.new == 1 and .removed == 0 and .roots_not_believed == [$root]'
  [[ "$stderr" == *"other: 1 of its 1 articles have lost their file"*"--force"* ]]
  equal "a.txt b.txt c.txt d.txt" "$(in_order hus)"
  run "$bin/udklip-index" --rebuild --json
  equal 6 "$status"
  equal "a.txt b.txt c.txt d.txt" "$(in_order hus)"
  "$bin/udklip-index" --check
  "$bin/udklip-index" --force --json | jq -e '.removed == 1 and .roots_not_believed == []'
  equal "a.txt b.txt d.txt" "$(in_order hus)"
}

@test "--rebuild keeps what it cannot read" {
  for_anybody
  for i in $(seq 1 20); do make_corpus "$i.txt"="Hus nummer $i."; done
  printf '{"id":"%s","text":"Et hus med id."}\n' 1.txt x >"$corpus/y.jsonl"
  chmod -R a+rwX "$work"
  as_nobody "$bin/udklip-index" -q "$corpus" 2>/dev/null
  before=$(in_order hus)
  chmod 000 "$corpus"/1*.txt "$corpus/y.jsonl"
  run as_nobody "$bin/udklip-index" --rebuild --json
  equal 6 "$status"
  equal "$before" "$(in_order hus)"
  chmod 644 "$corpus"/*
  as_nobody "$bin/udklip-index" --check
  as_nobody "$bin/udklip-index" -q 2>/dev/null
  equal "$before" "$(in_order hus)"
}

@test "--rebuild without files that can be opened does not empty a database" {
  for i in $(seq 1 30); do make_corpus "$i.txt"="Hus nummer $i."; done
  index -q
  (ulimit -n 10; "$bin/udklip-index" -q --rebuild 2>/dev/null) || true
  equal 30 "$(search --json --no-collapse hus | jq .total)"
}

@test "two files of one size and time that change places" {
  make_corpus a.txt='Et rigtigt hus.' b.txt='Et forkert hus.'
  touch -d 2021-01-01 "$corpus"/*
  index -q
  mv "$corpus/a.txt" "$work/x"
  mv "$corpus/b.txt" "$corpus/a.txt"
  mv "$work/x" "$corpus/b.txt"
  index --json | jq -e '.changed == 2'
  equal "b.txt" "$(ids rigtigt)"
}

@test "another inode or change time of the same content is unchanged" {
  make_corpus a.txt='Et hus.' b.txt='Et andet hus.'
  index -q
  cp -p "$corpus/a.txt" "$work/a.txt"
  mv "$work/a.txt" "$corpus/a.txt"
  chmod 600 "$corpus/b.txt"
  index --json | jq -e '.unchanged == 2 and .changed == 0 and .new == 0'
}

@test "a folder that is called like an archive" {
  make_corpus 'x.zip!/a.txt'='Et hus.' 'y.tar.gz!/b.jsonl'='{"id":"b","text":"Et andet hus."}'
  index -q
  run "$bin/udklip-index" --check
  equal "0 no faults found" "$status $output"
  rm -r "$corpus/x.zip!"
  index --force --json | jq -e '.removed == 1'
  same_as_anew
}

@test "a file that was named stays, though its folder's root would not take it" {
  make_corpus a.txt='Et hus.' noter.log='Et hus i en log.'
  index -q
  "$bin/udklip-index" -q "$corpus/noter.log"
  equal "a.txt noter.log" "$(in_order hus)"
  "$bin/udklip-index" --json | jq -e '.unchanged == 2 and .removed == 0'
  "$bin/udklip-index" --rebuild -q
  equal "a.txt noter.log" "$(in_order hus)"
  rm "$corpus/noter.log"
  "$bin/udklip-index" --json --force | jq -e '.removed == 1 and .unchanged == 1'
}

@test "a folder is forgotten with the roots inside it, and that is told" {
  make_corpus c/a.txt='Et hus.' c/sub/b.txt='Et hus.' d/e.txt='Et hus.'
  "$bin/udklip-index" -q "$corpus/c/sub" "$corpus/c" "$corpus/d"
  run --separate-stderr "$bin/udklip-index" --forget "$corpus/c" --json
  equal 0 "$status"
  [[ "$stderr" == *"c: forgotten with 1 root inside it"* ]]
  echo "$output" | jq -e '.removed == 2'
  equal "e.txt" "$(ids hus)"
}

@test "every field but the text has a bound" {
  python3 - >"$corpus/a.jsonl" <<'END'
import json
for i in range(20):
    print(json.dumps({"id": f"n{i}", "text": "Et hus.", "url": "http://x/" + "å" * 2000000, "author": "A" * 5000}))
END
  run --separate-stderr index --json --memory 64M
  equal 0 "$status"
  equal 40 "$(grep -c 'longer than a field may be' <<<"$stderr")"
  search --json --limit 20 --no-collapse hus | jq -e '.total == 20 and all(.hits[]; .url | utf8bytelength <= 4096)'
}

@test "the order by date does not depend on history where ids begin alike" {
  long=$(printf 'x%.0s' $(seq 70))
  for i in 3 1 2; do
    printf '{"id":"%s%s","date":"2021-05-01","text":"Et hus."}\n' "$long" $i >"$corpus/$i.jsonl"
    index -q
  done
  newest() { search "$@" --no-collapse --sort newest --format jsonl hus | jq -r .id; }
  index -q --db "$work/anew"
  equal "$(newest --db "$work/anew")" "$(newest)"
}

@test "--stats tells the first and the last day of what is there" {
  for year in 2001 2011 2021; do printf '{"id":"%s","date":"%s-05-01","text":"Et hus."}\n' $year $year >"$corpus/$year.jsonl"; done
  index -q
  rm "$corpus/2001.jsonl"
  index -q
  "$bin/udklip-index" --stats --json | jq -e '.first_day == "20110501" and .last_day == "20210501"'
}

@test "behind a rebuild, --wait decides when it has the lock" {
  for i in $(seq 300); do printf '{"id":"n%s","text":"Hus %s."}\n' "$i" "$i"; done >"$corpus/a.jsonl"
  index -q
  exec 9>>"$UDKLIP_DB/lock"
  flock 9
  "$bin/udklip-index" --wait --json >"$work/report" 9>&- &
  waiting=$!
  sleep 0.3
  (cd "$UDKLIP_DB" && mv generation-1 generation-2 && echo 'auto generation-2' >XAPIANDB)
  exec 9>&-
  wait $waiting
  jq -e '.unchanged == 300 and .new == 0' "$work/report"
}

# ends_soon PID SIGNAL: exit code 130 within a second or two.
ends_soon() {
  local code=0 started
  started=$(date +%s%N)
  kill -"$2" "$1"
  wait "$1" || code=$?
  equal 130 "$code"
  [ $(($(date +%s%N) - started)) -lt 5000000000 ]
}

@test "signals end what waits" {
  make_corpus a.txt='Et hus.'
  index -q
  for signal in TERM HUP INT; do
    exec 9>>"$UDKLIP_DB/lock"
    flock 9
    for how in "" --compact; do
      env "$bin/udklip-index" --wait $how 9>&- 2>/dev/null &
      pid=$!
      sleep 0.3
      [ "$signal" = INT ] && { kill -TERM $pid; wait $pid || true; continue; }  # a shell's background ignores it
      ends_soon $pid $signal
    done
    exec 9>&-
  done
}

@test "a commit is one transaction, whatever Xapian's own threshold" {
  for i in $(seq 200); do make_corpus "$i.txt"="Hus nummer $i om kommunens økonomi, skoler og børn i byen ved åen."; done
  index -q
  rm "$corpus"/1*.txt
  for wait in 0.01 0.02 0.04 0.08; do
    XAPIAN_FLUSH_THRESHOLD=1 timeout -s KILL $wait "$bin/udklip-index" -q --force || true
    "$bin/udklip-index" --check
  done
  XAPIAN_FLUSH_THRESHOLD=1 "$bin/udklip-index" -q --force
  "$bin/udklip-index" --check
  same_as_anew
}

@test "--check beside an updater finds a sound database sound" {
  for i in $(seq 60); do make_corpus "$i.txt"="Hus nummer $i om kommunens økonomi."; done
  index -q
  (while [ ! -e "$work/stop" ]; do
    echo "Hus $RANDOM." >"$corpus/7.txt"
    "$bin/udklip-index" -q --wait || true
  done) &
  updater=$!
  for _ in $(seq 8); do
    run "$bin/udklip-index" --check
    equal "0 no faults found" "$status $output" || { touch "$work/stop"; wait $updater; false; }
  done
  touch "$work/stop"
  wait $updater
}

@test "--watch lives through a folder that cannot be looked at" {
  for_anybody
  mkdir -p "$corpus/above/root"
  echo 'Et hus.' >"$corpus/above/root/a.txt"
  chmod -R a+rwX "$work"
  # The program itself must be the job, or kill ends a shell and bats waits for the program for ever.
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups \
      "$bin/udklip-index" -q --watch "$corpus/above/root" 2>/dev/null 3>&- &
  else
    "$bin/udklip-index" -q --watch "$corpus/above/root" 2>/dev/null 3>&- &
  fi
  pid=$!
  for _ in $(seq 50); do [ "$(ids hus)" = a.txt ] && break; sleep 0.1; done
  chmod 0 "$corpus/above"
  sleep 3
  chmod 755 "$corpus/above"
  kill -0 $pid
  echo 'Et andet hus.' >"$corpus/above/root/b.txt"
  for _ in $(seq 80); do [ "$(in_order hus)" = "a.txt b.txt" ] && break; sleep 0.1; done
  equal "a.txt b.txt" "$(in_order hus)"
  kill $pid
  wait $pid || true
}

# Power may fail between the writing of the tables and that of iamglass, on disks that lie.
@test "tables of the third commit with the first's iamglass are damaged, not somebody's work" {
  local n turn
  for turn in 1 2 3; do
    for n in $(seq 60); do make_corpus "$n.txt=Nummer $n, udgave $turn: skolen $n i kommune $turn."; done
    index -q
    [ "$turn" -gt 1 ] || cp "$UDKLIP_DB"/generation-*/iamglass "$work/first"
  done
  cp "$work/first" "$UDKLIP_DB"/generation-*/iamglass
  for program in "search skolen" "index --stats" "index" "index --check"; do
    run --separate-stderr $program
    equal "$program 3" "$program $status"
    [[ "$stderr" == *"is damaged"* && "$stderr" == *"--rebuild"* && "$stderr" != *"another process"* ]]
  done
  run -0 index -q --rebuild
  equal 60 "$(search --json skolen | jq .total)"
}

@test "a database of 0.1.0 is searched, refused for writing, and rebuilt with all of its articles" {
  for released in "$source_dir"/tests/data/databases/*.tar.xz; do
    rm -rf "$UDKLIP_DB"
    tar -C "$work" -xJf "$released"
    mv "$work/$(basename "$released" .tar.xz)" "$UDKLIP_DB"
    question='kommune OR havn OR skole OR have OR vej'
    equal 5 "$(search --json --limit 0 "$question" 2>/dev/null | jq .total)"
    run "$bin/udklip-index"
    equal 5 "$status"
    [[ "$output" == *"another version of Udklip"*"--rebuild"* ]]
    equal 5 "$(search --json --limit 0 "$question" 2>/dev/null | jq .total)"  # nothing was changed
    # Its folder is not on this machine: what was taken from there is read from the old database.
    run "$bin/udklip-index" --rebuild --keep-missing
    echo "$output"
    equal 6 "$status"
    equal 5 "$(search --json --limit 0 "$question" | jq .total)"
    equal n1 "$(ids skolebarn)"
    equal d.txt "$(ids kommunens budget)"
    search --json havn | jq -e '.hits[0] | .title == "Havnen" and .source == "Bladet" and .date == "2021-05-06"'
    "$bin/udklip-index" --check
  done
}
