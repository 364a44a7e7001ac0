#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes that fail, and disks that are full: an error that says so, exit code 7, nothing lost.

load helper

# failing HOW BASE SIZE COMMAND...: as killed() in kill.bats, but a write fails: EIO, ENOSPC, ...
failing() {
  local how=$1 base=$2 size=$3 g=1 old n status said
  shift 3
  generation 1
  index -q
  if [ "$1" = index ]; then
    g=2
    generation $g "$size"
  fi
  if [ "$base" = fresh ]; then rm -r "$UDKLIP_DB"; fi
  local total
  total=$(writes "$@")
  shows $g
  for n in $(spread "$total"); do
    old=$g
    if [ "$1" = index ]; then
      g=$((g + 1))
      generation $g "$size"
    fi
    if [ "$base" = fresh ]; then
      rm -r "$UDKLIP_DB"
      old=none
    fi
    status=0
    said=$(at_write "$n" "$how" "$@" 2>&1) || status=$?
    echo "$how at $n of $total: $status: $said" >&2
    sound
    if [ $status -eq 0 ]; then
      shows $g  # what failed was not needed: the facet columns
    else
      equal 7 $status
      [[ "$said" == *"Input/output error"* || "$said" == *"No space left"* ]]
      shows "$old" $g
    fi
    index -q
    shows $g
    sound
    tidy
  done
  tally "failed:$how:$base:$size:${*##*/}" $runs
}

each_way() {
  local how
  for how in EIO ENOSPC EIO_ONCE SHORT; do
    failing $how "$@"
    rm -rf "$UDKLIP_DB" "$corpus"
    mkdir "$corpus"
  done
}

@test "a small run" { each_way kept 0 index -q; }
@test "the first build, small" { each_way fresh 0 index -q; }
@test "many changes at once, in segments" { runs=$(((runs + 3) / 4)) each_way kept 40000 index -q; }
@test "a rebuild" { each_way kept 0 index -q --rebuild; }
@test "--compact" { each_way kept 0 "$bin/udklip-index" --compact; }

# small_disk MEGABYTES: a file system of its own at $work/small.
small_disk() {
  mkdir -p "$work/small"
  mount -t tmpfs -o "size=$1M" udklip-test "$work/small" 2>/dev/null || skip "mount is not allowed"
  export UDKLIP_DB=$work/small/database
}

teardown() {
  if mountpoint -q "$work/small"; then umount "$work/small"; fi
  chmod -R u+rwx "$work"
  rm -rf "$work"
}

@test "a full disk: said, nothing lost, and goes on when there is room" {
  small_disk 12
  generation 1
  index -q
  local filling g=1 how
  for how in "-q" "-q --rebuild"; do
    for filling in 100 92 84 76 68 60; do
      g=$((g + 1))
      generation $g
      # Of what is free, all but so many percent.
      local free
      free=$(df --output=avail -B1024 "$work/small" | tail -1)
      head -c "$((free * filling / 100))K" /dev/zero >"$work/small/ballast"
      # shellcheck disable=SC2086
      run index $how
      [ "$status" -eq 0 ] || [ "$status" -eq 7 ]
      if [ "$status" -eq 7 ]; then
        echo "$output"
        [[ "$output" == *"No space left"* || "$output" == *"no room"* ]]
        [[ "$output" == *"make room"* ]]
        shows $((g - 1)) $g
        sound
      fi
      rm "$work/small/ballast"
      index -q
      shows $g
      tidy
    done
  done
}

@test "--compact on a full disk: what it made is gone again" {
  small_disk 12
  generation 1 6000
  index -q
  local left free said=0
  for left in 8 64 200 400; do
    free=$(df --output=avail -B1024 "$work/small" | tail -1)
    head -c "$((free - left))K" /dev/zero >"$work/small/ballast"
    free=$(df --output=avail -B1024 "$work/small" | tail -1)
    run "$bin/udklip-index" --compact
    if [ "$status" -eq 7 ]; then
      said=$((said + 1))
      [ "$(df --output=avail -B1024 "$work/small" | tail -1)" -ge $((free - 4)) ]
    fi
    tidy
    shows 1
    rm "$work/small/ballast"
  done
  [ $said -gt 0 ]
}

@test "a disk too full for the merge is said before it" {
  generation 1
  # Words that no other article has: the tables are as large as the texts.
  awk 'BEGIN { srand(1); for (i = 1; i <= 40; i++) { text = ""
    for (j = 0; j < 12000; j++) text = text sprintf("%x ", rand() * 2147483647)
    print "{\"id\":\"m" i "\",\"text\":\"" text "\"}" } }' >"$work/m.jsonl"
  mv "$work/m.jsonl" "$corpus"
  index -q --db "$work/trial"
  local size
  size=$(du -sm "$work/trial" | cut -f1)
  rm "$corpus/m.jsonl"
  small_disk $((size + 1))
  index -q
  awk 'BEGIN { srand(1); for (i = 1; i <= 40; i++) { text = ""
    for (j = 0; j < 12000; j++) text = text sprintf("%x ", rand() * 2147483647)
    print "{\"id\":\"m" i "\",\"text\":\"" text "\"}" } }' >"$corpus/m.jsonl"
  local megabytes said=
  for megabytes in $(seq $((size + 1)) $((size / 4)) $((size * 6))); do
    mount -o "remount,size=${megabytes}M" "$work/small"
    run index -q
    echo "$megabytes MB: $output"
    shows 1
    sound
    if [ "$status" -eq 0 ]; then break; fi
    equal 7 "$status"
    [[ "$output" == *"No space left"* || "$output" == *"there is no room in"* ]]
    if [[ "$output" == *"there is no room in"*"MB are needed"* ]]; then said=yes; fi
  done
  equal 0 "$status"
  equal yes "$said"
  equal 170 "$("$bin/udklip-index" --stats --json | jq .articles)"
  tidy
}

@test "a limit on the size of files" {
  generation 1
  index -q
  generation 2
  local kilobytes g=2 failed=0
  for kilobytes in 8 16 64 128 256; do
    run bash -c "trap '' XFSZ; ulimit -f $kilobytes; exec '$bin/udklip-index' -q '$corpus'"
    [ "$status" -eq 0 ] || [ "$status" -eq 7 ]
    if [ "$status" -eq 7 ]; then
      failed=$((failed + 1))
      [[ "$output" == *"File too large"* ]]
    fi
    shows $((g - 1)) $g
    sound
    index -q
    shows $g
    g=$((g + 1))
    generation $g
  done
  [ $failed -gt 0 ]
}

@test "what cannot be printed is an error, and what nobody reads is none" {
  generation 1
  index -q
  local what
  for what in "" --stats "--stats --json" --check --compact --json --help --version; do
    echo "udklip-index $what"
    # shellcheck disable=SC2086
    run bash -c "'$bin/udklip-index' $what >/dev/full"
    equal 7 "$status"
    [[ "$output" == *"No space left"* ]]
    run bash -c "set -o pipefail; '$bin/udklip-index' $what 2>&1 | true"
    equal 0 "$status"
    equal "" "$output"
  done
  printf 'q1\tfælles\n' >"$work/questions"
  for what in fælles "--json fælles" "--format tsv fælles" "--show n11" "--similar n11" "--explain fælles" \
    "--suggest fællse" "--batch $work/questions --trec x" "--help"; do
    echo "udklip-search $what"
    run bash -c "'$bin/udklip-search' $what >/dev/full"
    equal 7 "$status"
    [[ "$output" == *"No space left"* ]]
    run --separate-stderr bash -c "set -o pipefail; '$bin/udklip-search' $what | true"
    equal 0 "$status"
    equal "" "$output"
  done
}

@test "an answer that is cut off by its reader is no error" {
  generation 1
  index -q
  run --separate-stderr bash -c "set -o pipefail; '$bin/udklip-search' --limit 130 --format jsonl fælles | head -1"
  equal 0 "$status"
  [[ "$output" == *'"id"'* ]]
  equal "" "$stderr"
}
