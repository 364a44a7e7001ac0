# SPDX-License-Identifier: GPL-3.0-or-later
# For the fault tests. Every article carries the number of its generation, in its text and as its
# section, so that a mixture of two states shows.
#
#     generation 1; index -q; shows 1
#     at_write 17 KILL index -q           # dies at its 17th write: failing_disk.c
#
#     UDKLIP_FAULT_RUNS=50 UDKLIP_SEED=3 bats tests/fault        more of it, and others

load ../cli/helper

disk=${UDKLIP_FAILING_DISK:-$source_dir/build/release/tests/libfailing_disk.so}
runs=${UDKLIP_FAULT_RUNS:-3}
RANDOM=${UDKLIP_SEED:-1}
articles=130

# In memory where that is possible: what is tested does not depend on a disk, and hundreds of runs do.
setup() {
  local place=${TMPDIR:-/tmp}
  [ ! -w /dev/shm ] || place=/dev/shm
  work=$(mktemp -d -p "$place")
  corpus=$work/corpus
  mkdir -p "$corpus"
  export UDKLIP_DB=$work/database XDG_STATE_HOME=$work/state
  unset NO_COLOR
}

# generation NUMBER [BYTES]: all articles anew, each with so many bytes of text beside.
generation() {
  awk -v g="$1" -v size="${2:-0}" -v folder="$corpus" 'BEGIN {
    while (length(filler) < size) filler = filler "Kommunens økonomi er god, og skolerne får penge. "
    for (i = 1; i <= 130; i++) {
      text = "Fælles tekst om artikel" i " og gen" g "ord. " filler
      if (i <= 10) {
        file = sprintf("%s/%d.txt", folder, i)
        print "Sektion: gen" g "\n\n" text >file
        close(file)
      } else {
        file = sprintf("%s/%s.jsonl", folder, i % 3 ? "a" : "b")
        print "{\"id\":\"n" i "\",\"section\":\"gen" g "\",\"text\":\"" text "\"}" >file
      }
    }
  }'
}

# What a search shows: how many articles of which generations.
shown() {
  search --json --limit 0 --facet section fælles 2>/dev/null |
    jq -c '[.total] + [.facets.section[] | .value, .count]'
}

# shows GENERATION...: one of these, whole, to whatever question; "none" is no database.
shows() {
  local now g
  now=$(shown) || true
  for g in "$@"; do
    if [ "$g" = none ]; then
      [ -n "$now" ] || return 0
    elif [ "$now" = "[$articles,\"gen$g\",$articles]" ]; then
      equal "$articles" "$(search --json --limit 0 "gen${g}ord" | jq .total)"
      return 0
    fi
  done
  echo "shown: $now; expected one of: $*" >&2
  return 1
}

sound() {
  if [ -e "$UDKLIP_DB/XAPIANDB" ]; then "$bin/udklip-index" --check; fi
}

# Nothing but the stub, the lock and one generation with its tables.
tidy() {
  equal "XAPIANDB generation lock" "$(cd "$UDKLIP_DB" && ls | sed 's/-[0-9]*$//' | paste -sd' ')"
  [ ! -e "$UDKLIP_DB"/generation-*/facet-columns.new ]
  [ ! -e "$UDKLIP_DB"/generation-*/match-postings.new ]
  [ ! -e "$UDKLIP_DB"/generation-*/match-postings-changes.new ]
}

# at_write NUMBER HOW COMMAND...: see failing_disk.c.
at_write() {
  local number=$1 how=$2
  shift 2
  FAIL_BELOW="$UDKLIP_DB" FAIL_AT=$number FAIL_WITH=$how FAIL_COUNT="$work/count" \
    with_disk "$@"
}

# preloaded LIBRARY: a copy of it whose path has no blanks, for the loader cuts LD_PRELOAD at them.
preloaded() {
  local copy=$work/${1##*/}
  [ -e "$copy" ] || cp "$1" "$copy"
  echo "$copy"
}

with_disk() {
  if [ "$1" = index ]; then
    shift
    set -- "$bin/udklip-index" "$@" "$corpus"
  fi
  LD_PRELOAD="$(preloaded "$disk")" "$@"
}

# writes COMMAND...: how many writes it does.
writes() {
  at_write 0 EIO "$@" >/dev/null 2>&1
  cat "$work/count"
}

# spread COUNT: so many numbers from 1 to COUNT as there are runs, each from a stretch of its own.
spread() {
  local i
  for i in $(seq 0 $((runs - 1))); do
    echo $((1 + $1 * i / runs + RANDOM % (1 + $1 / runs)))
  done
}

# tally WHAT RUNS: for docs/reliability.md, if UDKLIP_TALLY names a file.
tally() { [ -z "${UDKLIP_TALLY:-}" ] || echo "$1 $2" >>"$UDKLIP_TALLY"; }
