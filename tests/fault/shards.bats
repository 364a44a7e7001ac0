#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# One of three shards is killed while it is written: each answer over all of them has the other two
# whole, and of that one the old state or the new one.

load helper

# index_shard NUMBER OPTION...: as on a machine of its own.
index_shard() {
  local k=$1
  shift
  "$bin/udklip-index" -q --db "$work/shard$k" --shard "$k/3" "$@" "$corpus"
}

# all OPTION...: a search of all three.
all() {
  "$bin/udklip-search" --db "$work/shard1" --db "$work/shard2" --db "$work/shard3" "$@" 2>/dev/null
}

# states: how many articles of which generations, over all shards.
states() { all --json --limit 0 --facet section fælles | jq -c '[.total] + [.facets.section | sort_by(.value)[] | .value, .count]'; }

@test "a shard that is killed while it is written is in its old state or its new one" {
  local k n total second status g=1
  generation 1
  for k in 1 2 3; do index_shard $k; done
  equal "[$articles,\"gen1\",$articles]" "$(states)"
  second=$("$bin/udklip-index" --db "$work/shard2" --stats --json | jq .articles)
  [ "$second" -gt 0 ] && [ "$second" -lt $articles ]
  generation 2
  cp -r "$work/shard2" "$work/keep"
  total=$(FAIL_BELOW="$work/shard2" FAIL_AT=0 FAIL_WITH=EIO FAIL_COUNT="$work/count" \
    with_disk "$bin/udklip-index" -q --db "$work/shard2" --shard 2/3 "$corpus" >/dev/null 2>&1; cat "$work/count")
  local old="[$articles,\"gen1\",$articles]"
  local new="[$articles,\"gen1\",$((articles - second)),\"gen2\",$second]"
  equal "$new" "$(states)"
  for n in $(spread "$total"); do
    rm -r "$work/shard2"
    cp -r "$work/keep" "$work/shard2"
    status=0
    FAIL_BELOW="$work/shard2" FAIL_AT=$n FAIL_WITH=KILL FAIL_COUNT="$work/count" \
      with_disk "$bin/udklip-index" -q --db "$work/shard2" --shard 2/3 "$corpus" >/dev/null 2>&1 || status=$?
    [ $status -eq 137 ] || [ $status -eq 0 ]
    now=$(states)
    [ "$now" = "$old" ] || equal "$new" "$now"
    index_shard 2
    equal "$new" "$(states)"
    "$bin/udklip-index" --db "$work/shard2" --check >/dev/null
  done
  tally killed:shard $runs
  index_shard 1
  index_shard 3
  equal "[$articles,\"gen2\",$articles]" "$(states)"
}
