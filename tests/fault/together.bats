#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Several at once: writers wait or are told, readers see one state, signals end a run cleanly.

load helper

@test "a second writer is told, with exit code 4, and --wait waits" {
  generation 1
  index -q
  generation 2
  exec 9>"$UDKLIP_DB/lock"
  flock -n 9
  for how in "" --rebuild --compact; do
    # shellcheck disable=SC2086
    run index $how
    equal 4 "$status"
    [[ "$output" == *"--wait"* ]]
  done
  "$bin/udklip-index" -q --wait "$corpus" 9>&- &
  local waiting=$!
  sleep 0.3
  kill -0 $waiting
  shows 1
  exec 9>&-
  wait $waiting
  shows 2
}

@test "two writers at a time, again and again: each works or is told" {
  generation 1
  index -q
  local g=1 i pids pid status
  for i in $(seq $runs); do
    g=$((g + 1))
    generation $g
    pids=
    for _ in 1 2 3; do
      "$bin/udklip-index" -q --wait "$corpus" 2>/dev/null &
      pids="$pids $!"
    done
    for pid in $pids; do wait "$pid"; done
    shows $g
    sound
    tidy
  done
}

# reads NUMBER: asks on and on until $work/done is there; each answer must be of one state.
reads() {
  local answer status count=0
  while [ ! -e "$work/done" ]; do
    status=0
    answer=$(search --json --limit 5 --facet section fælles 2>"$work/err.$1") || status=$?
    count=$((count + 1))
    if [ $status -ne 0 ] || ! jq -e --argjson n $articles '.total == $n
        and (.facets.section | length == 1 and .[0].count == $n)
        and (.facets.section[0].value as $g | [.hits[] | .snippet | contains($g + "ord")] | all)' \
        <<<"$answer" >/dev/null; then
      echo "status $status: $answer $(cat "$work/err.$1")" >>"$work/wrong"
    fi
  done
  echo $count >"$work/count.$1"
}

@test "eight readers through twenty commits, two rebuilds and a --compact: each answer of one state" {
  generation 1
  index -q
  local readers= i
  for i in $(seq 8); do
    reads "$i" &
    readers="$readers $!"
  done
  for g in $(seq 2 23); do
    generation "$g"
    case $g in
      9 | 17) index -q --rebuild ;;
      13) "$bin/udklip-index" -q --compact >/dev/null && index -q ;;
      *) index -q ;;
    esac
  done
  touch "$work/done"
  # shellcheck disable=SC2086
  wait $readers
  if [ -e "$work/wrong" ]; then
    head -5 "$work/wrong" >&2
    false
  fi
  tally "readers:answers" "$(cat "$work"/count.* | jq -s add)"
  shows 23
}

# signalled COMMAND...: gets SIGTERM at writes all over the run.
signalled() {
  local g=1 total n status
  generation 1
  index -q
  g=2
  generation 2 "$size"
  total=$(writes "$@")
  for n in $(spread "$total"); do
    g=$((g + 1))
    generation $g "$size"
    status=0
    at_write "$n" TERM "$@" >"$work/said" 2>&1 || status=$?
    echo "at $n of $total: $status $(cat "$work/said")" >&2
    [ $status -eq 130 ] || [ $status -eq 0 ]
    sound
    index -q
    shows $g
    sound
    tidy
  done
  tally "signalled:$size:$*" $runs
}

@test "SIGTERM in a small run" { size=0 signalled index -q; }
@test "SIGTERM in a run in segments" { size=40000 signalled index -q; }

@test "SIGTERM in a rebuild leaves the old state, or the whole new one" {
  generation 1
  index -q
  local g=1 total n status old
  total=$(writes index -q --rebuild)
  for n in $(spread "$total"); do
    old=$g
    g=$((g + 1))
    generation $g
    status=0
    at_write "$n" TERM index -q --rebuild >/dev/null 2>&1 || status=$?
    [ $status -eq 130 ] || [ $status -eq 0 ]
    if [ $status -eq 130 ]; then shows $old $g; else shows $g; fi
    sound
    index -q
    shows $g
    tidy
  done
}

@test "SIGINT while it reads: what was committed is kept, exit code 130" {
  mkfifo "$work/slow"
  awk 'BEGIN { for (i = 1; i <= 50000; i++) printf "{\"id\":\"m%d\",\"text\":\"Mange nummer%d.\"}\n", i, i }' \
    >"$corpus/m.jsonl"
  "$bin/udklip-index" "$corpus" 2>"$work/said" >/dev/null &
  local pid=$! status=0
  for _ in $(seq 200); do
    if ls "$UDKLIP_DB"/generation-* >/dev/null 2>&1; then break; fi
    sleep 0.02
  done
  kill -INT $pid
  wait $pid || status=$?
  [ $status -eq 130 ] || [ $status -eq 0 ]
  sound
  index -q
  equal 50000 "$(search --json --limit 0 mange | jq .total)"
  tidy
}
