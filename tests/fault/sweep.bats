#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Not some of the writes of a run fail, as in disk.bats, but each of them in turn. Takes minutes:
# scripts/faults runs it, ctest does not.

load helper

# each_write COMMAND...: from generation 1 on, of a copy of its database each time.
each_write() {
  generation 1
  index -q
  cp -r "$UDKLIP_DB" "$work/keep"
  generation 2
  local total n how status tried=0
  total=$(writes "$@")
  for how in EIO_ONCE SHORT ENOSPC KILL; do
    for n in $(seq "$total"); do
      rm -rf "$UDKLIP_DB"
      cp -r "$work/keep" "$UDKLIP_DB"
      status=0
      at_write "$n" $how "$@" >"$work/said" 2>&1 || status=$?
      echo "$how at $n: $status $(cat "$work/said")" >&2
      case $how in
        KILL) equal 137 $status ;;
        *) [ $status -eq 7 ] || [ $status -eq 0 ] ;;
      esac
      shows 1 2
      tried=$((tried + 1))
    done
  done
  tally "each-write:${*##*/}" $tried
}

@test "each write of a small run" { each_write index -q; }
@test "each write of a rebuild" { each_write index -q --rebuild; }
@test "each write of --compact" { each_write "$bin/udklip-index" --compact; }
