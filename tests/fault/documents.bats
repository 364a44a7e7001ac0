#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 while documents of twelve kinds are read by another process: the next run does what is left,
# and no reader outlives the run that it reads for.
#
#     UDKLIP_FAULT_RUNS=100 UDKLIP_FAULT_FILES=2000 bats tests/fault/documents.bats

load helper

# gone PROCESS...: none of them is there any more, or will be in a moment.
gone() {
  local process tries
  for process in "$@"; do
    for tries in $(seq 100); do
      [ -d "/proc/$process" ] && [ "$(cut -d' ' -f3 <"/proc/$process/stat")" != Z ] || continue 2
      sleep 0.1
    done
    echo "$process of $tries tries is still there" >&2
    return 1
  done
}

@test "killed while it reads documents, a run is finished by the next one" {
  made=$("$source_dir/bench/make_documents" "$corpus" "${UDKLIP_FAULT_FILES:-60}" 5)
  begun=$(date +%s%N)
  index -q 2>/dev/null || equal 6 $?
  took=$((($(date +%s%N) - begun) / 1000000))
  for n in $(seq "$runs"); do
    how=--rebuild
    if [ $((n % 2)) -eq 1 ]; then
      rm -r "$UDKLIP_DB"
      how=--keep-missing  # as good as none
    fi
    "$bin/udklip-index" -q $how "$corpus" 2>/dev/null 3>&- &
    program=$!
    sleep "$(awk -v ms=$((RANDOM % took)) 'BEGIN { print ms / 1000 }')"
    readers=$(pgrep -P "$program" || true)
    kill -9 "$program" 2>/dev/null || true
    wait "$program" || true
    gone $readers
    status=0
    index -q 2>/dev/null || status=$?
    # Who was killed behind the last commit left nothing to be told again.
    [ "$status" -eq 6 ] || [ "$status" -eq 0 ]
    equal "$(jq -c '[.articles, .broken]' <<<"$made")" \
      "$(index --json 2>/dev/null | jq -c '[.unchanged, (.still_rejected // 5)]')"
    sound
    tidy
  done
  tally killed:documents $runs
}

@test "a reader that is killed costs a file, and the run goes on" {
  made=$("$source_dir/bench/make_documents" "$corpus" "${UDKLIP_FAULT_FILES:-240}" 0)
  for n in $(seq "$runs"); do
    rm -rf "$UDKLIP_DB"
    "$bin/udklip-index" --json "$corpus" >"$work/report" 2>"$work/log" 3>&- &
    program=$!
    for tries in $(seq 50); do
      reader=$(pgrep -P "$program" || true)
      [ -z "$reader" ] || break
      sleep 0.01
    done
    sleep "0.0$((RANDOM % 10))"
    [ -z "$reader" ] || kill -9 $reader || true
    status=0
    wait "$program" || status=$?
    killed=$(grep -c 'its reader was killed' "$work/log" || true)
    [ "$killed" -le 1 ]
    [ "$killed" -eq 1 ] && equal 6 "$status" || equal 0 "$status"
    # An mbox or a feed has three articles; the cage may have no Landlock, which is told once.
    missing=$(($(jq .articles <<<"$made") - $(jq .new "$work/report")))
    [ "$missing" -le $((3 * killed)) ]
    equal "$killed" "$(jq .rejected "$work/report")"
  done
  tally killed:reader $runs
}
