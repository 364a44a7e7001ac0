#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# kill -9 while tags and notes are written: what was confirmed before is there, what was written is
# whole.

load helper

@test "killed at any moment, nothing that was kept is lost" {
  local n status killed=0
  for n in 1 2 3 4; do printf '{"id":"%s","text":"En havn, nummer %s."}\n' "$n" "$n"; done >"$corpus/a.jsonl"
  "$bin/udklip-index" -q "$corpus"
  search --tag fast --on 1 --on 2
  search --note 3 husk
  for n in $(seq $((runs * 3))); do
    status=0
    timeout -s KILL "0.$(printf '%03d' $((RANDOM % 40 + 1)))" \
      "$bin/udklip-search" --tag "mærke$n" --on 1 --on 4 2>/dev/null || status=$?
    if [ $status -eq 137 ]; then killed=$((killed + 1)); fi
    "$bin/udklip-search" --export-tags >"$work/kept"
    jq -se --arg tag "mærke$n" --argjson status "$status" '
      (map(select(.tags | index("fast")) | .id) == ["1", "2"]) and
      (map(select(.note == "husk") | .id) == ["3"]) and
      (map(select(.tags | index($tag)) | .id) as $ids |
        $ids == ["1", "4"] or ($status != 0 and $ids == []))' "$work/kept" >/dev/null
  done
  tally tags:random "$killed"
}

@test "killed at each write of the reader's own file" {
  printf '{"id":"1","text":"En havn."}\n' >"$corpus/a.jsonl"
  "$bin/udklip-index" -q "$corpus"
  export FAIL_BELOW=$XDG_STATE_HOME
  search --tag fast --on 1
  local at
  for at in $(seq 1 12); do
    FAIL_AT=$at FAIL_WITH=KILL FAIL_COUNT="$work/count" \
      with_disk "$bin/udklip-search" --note 1 "udgave $at" || true
    equal 1 "$(search --format jsonl tag:fast | jq -r .id)"
    [[ "$(search --export-tags | jq -r .note)" =~ ^(null|udgave\ [0-9]+)$ ]]
  done
  tally tags:writes 12
}

@test "killed at each write of an export: the file is the old one or the new one" {
  generation 1 200
  index -q
  search --tag fast --on n20 --on n21
  mkdir "$work/out"
  export FAIL_BELOW=$work/out
  local how total at status tried=0
  for how in "--format csv" "--format jsonl" "--format ris" --export-tags; do
    # shellcheck disable=SC2086
    ask() { with_disk "$bin/udklip-search" $how --output "$work/out/file" $([ "$how" = --export-tags ] || echo fælles); }
    FAIL_AT=0 FAIL_WITH=EIO FAIL_COUNT="$work/count" ask
    cp "$work/out/file" "$work/whole"
    total=$(cat "$work/count")
    [ "$total" -gt 0 ]
    for at in $(seq "$total" | awk -v n=$((runs * 4)) -v t="$total" 't <= n || NR % int(t / n + 1) == 1'); do
      echo before >"$work/out/file"
      status=0
      FAIL_AT=$at FAIL_WITH=KILL FAIL_COUNT="$work/count" ask 2>/dev/null || status=$?
      equal 137 "$status"
      cmp -s "$work/out/file" "$work/whole" || equal before "$(cat "$work/out/file")"
      tried=$((tried + 1))
    done
    FAIL_AT=0 FAIL_WITH=EIO FAIL_COUNT="$work/count" ask
    cmp "$work/out/file" "$work/whole"
  done
  tally export:writes $tried
}
