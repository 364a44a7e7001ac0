#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 in every phase: what is there is whole, the old state or the new one, and the next run does
# what is left.

load helper

# killed BASE SIZE COMMAND...: dies at writes all over the run, again and again. BASE: "fresh" if there
# is no database before each run, "kept" if there is the one of the last.
killed() {
  local base=$1 size=$2 g=1 old n status
  shift 2
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
    at_write "$n" KILL "$@" >/dev/null 2>&1 || status=$?
    # Xapian compacts in a child process: if that is killed, the program says so and ends with 7.
    [ $status -eq 137 ] || [ $status -eq 0 ] || { [ $status -eq 7 ] && [ "${*: -1}" = --compact ]; }
    echo "at $n of $total: $status" >&2
    shows "$old" $g
    sound
    index -q
    shows $g
    sound
    tidy
  done
  tally "killed:$base:$size:${*##*/}" $runs
}

@test "a small run" { killed kept 0 index -q; }
@test "the first build, small" { killed fresh 0 index -q; }
@test "the first build, in segments" { killed fresh 40000 index -q; }
@test "many changes at once, in segments beside what is there" { killed kept 40000 index -q; }
@test "a rebuild" { killed kept 0 index -q --rebuild; }
@test "what a rebuild leaves that was killed goes with the next one" {
  generation 1
  index -q
  at_write 25 KILL index --rebuild || true
  [ "$(ls "$UDKLIP_DB" | grep -c generation)" -gt 1 ]
  at_write 15 EIO index --rebuild || true  # is told to make room, and has made some
  equal 1 "$(ls "$UDKLIP_DB" | grep -c '^generation-[0-9]*$')"
  index -q --rebuild
  shows 1
  tidy
}
@test "--compact" { killed kept 0 "$bin/udklip-index" --compact; }

@test "at any time, not only at writes" {
  generation 1
  index -q
  local g=1 status
  for _ in $(seq $((runs * 2))); do
    g=$((g + 1))
    generation $g
    local how=()
    [ $((RANDOM % 3)) -ne 0 ] || how=(--rebuild)
    status=0
    timeout -s KILL "0.$(printf '%03d' $((RANDOM % 250)))" \
      "$bin/udklip-index" -q "${how[@]}" "$corpus" >/dev/null 2>&1 || status=$?
    [ $status -eq 137 ] || [ $status -eq 0 ]
    shows $((g - 1)) $g
    sound
    index -q
    shows $g
    tidy
  done
  tally killed:random $((runs * 2))
}

@test "between the commits of a large run there are whole articles, and none is lost" {
  generation 1
  index -q
  awk 'BEGIN { for (i = 1; i <= 4500; i++) printf "{\"id\":\"m%d\",\"text\":\"Mange nummer%d.\"}\n", i, i }' \
    >"$corpus/m.jsonl"
  local total n
  total=$(writes index -q)
  for n in $(spread "$total"); do
    rm -r "$UDKLIP_DB"
    at_write "$n" KILL index -q >/dev/null 2>&1 || true
    sound
    index -q
    equal 4500 "$(search --json --limit 0 mange | jq .total)"
    shows 1
    sound
    tidy
  done
  tally killed:commits $runs
}
