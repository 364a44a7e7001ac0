#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The power fails at any moment: of what was not synced, any part may be on the disk. What is opened
# then is the old state or the new one, and what was reported is there.
#
#     UDKLIP_POWER_POINTS=0 bats tests/fault/power.bats       all points, some minutes

load helper

recorder=${UDKLIP_RECORDING_DISK:-$source_dir/build/release/tests/librecording_disk.so}
points=${UDKLIP_POWER_POINTS:-6}

# fails BEFORE AFTER COMMAND...: the power fails while it makes generation AFTER of BEFORE, or of
# nothing ("none").
fails() {
  local before=$1 after=$2
  shift 2
  cp -r "$UDKLIP_DB" "$work/before"
  LD_PRELOAD="$(preloaded "$recorder")" RECORD_BELOW="$UDKLIP_DB" RECORD_TO="$work/log" "$@"
  cat >"$work/look" <<END
#!/bin/bash
export UDKLIP_DB="$work/disk"
now=\$("$bin/udklip-search" --json --limit 0 --facet section fælles 2>"$work/said" |
  jq -c '[.total] + [.facets.section[] | .value, .count]')
case \$1/\$now in
  new/'[$articles,"gen$after",$articles]' | either/'[$articles,"gen$after",$articles]') ;;
  either/'[$articles,"gen$before",$articles]') ;;
  either/) [ $before = none ] || exit 1 ;;
  *) echo "expected \$1, found \$now: \$(cat "$work/said")" >&2; exit 1 ;;
esac
END
  chmod +x "$work/look"
  run /usr/bin/python3 "$source_dir/tests/fault/power_failure.py" "$work/log" "$work/before" \
    "$UDKLIP_DB" "$work/disk" "$RANDOM" "$points" -- "$work/look"
  echo "$output"
  equal 0 "$status"
  tally "power:${*##*/}" "$(awk '{ print $4 }' <<<"$output")"
}

# first [BYTES], again [BYTES]: generation 1 in the database, generation 2 in the folder.
first() { generation 1 "$@"; index -q; }
again() { generation 2 "$@"; }

@test "the power fails during an update" {
  first
  again
  fails 1 2 "$bin/udklip-index" -q "$corpus"
}
@test "the power fails during an update in segments beside what is there" {
  first
  again 40000
  fails 1 2 "$bin/udklip-index" -q "$corpus"
}
@test "the power fails during the first build" {
  generation 1 40000
  mkdir "$UDKLIP_DB"
  fails none 1 "$bin/udklip-index" -q "$corpus"
}
@test "the power fails during a rebuild" {
  first
  again
  fails 1 2 "$bin/udklip-index" -q --rebuild
}
@test "the power fails while a database is compacted" {
  first
  fails 1 1 "$bin/udklip-index" -q --compact
}
