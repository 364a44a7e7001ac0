#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Articles whose words take far more memory than their bytes: indexing them takes what --memory says
# and 300 MB, searching and showing them 300 MB. What is beyond is cut, and told.

load helper

setup_file() {
  ! grep -q __asan_init "$bin/udklip-index" || skip "sanitizers take memory of their own"
}

# within MEGABYTES COMMAND...: it is done, and held so much memory at most.
within() {
  python3 - "$@" <<'END'
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
if done.returncode != 0 or most > int(sys.argv[1]):
    sys.exit(f"{sys.argv[2:]}: exit code {done.returncode}, {most:.0f} MB")
END
}

@test "numbers that are all different, chains of letters: bounded, and the cut is told" {
  python3 - "$corpus" <<'END'
import sys
def write(name, text): open(f"{sys.argv[1]}/{name}", "w").write(text)
write("tal.txt", "Tal i en tabel\n\n" + " ".join(str(7 * n) for n in range(10**6, 10**6 + 700_000)))
write("led.txt", "a/b/" * 1_200_000 + " bagest")
END
  within 364 "$bin/udklip-index" --memory 64M "$corpus" 2>"$work/said"
  equal 2 "$(grep -c 'its text would take too much memory; it is cut after [0-9]* of' "$work/said")"
  equal 1 "$(search --json 7000007 | jq .total)"
  equal 0 "$(search --json bagest | jq .total)"
  within 300 "$bin/udklip-search" a >/dev/null
  within 300 "$bin/udklip-search" --show led.txt a >/dev/null
  within 300 "$bin/udklip-search" --kwic a >/dev/null
  within 300 "$bin/udklip-search" --show tal.txt 7000007 >/dev/null
}

@test "the same into a database that is there, through Xapian" {
  make_corpus a.txt='Et hus.'
  index -q
  python3 -c 'print(" ".join(str(7 * n) for n in range(10**6, 10**6 + 700_000)))' >"$corpus/tal.txt"
  within 364 "$bin/udklip-index" -q --direct --memory 64M "$corpus" 2>/dev/null
  equal 1 "$(search --json 7000007 | jq .total)"
}

@test "a book of running text is taken whole" {
  awk 'BEGIN { for (i = 0; i < 25000; i++) printf "Kommunens økonomi er god, og skolerne får penge nummer %d. ", i % 5000; print "bagest" }' >"$corpus/bog.txt"
  within 364 "$bin/udklip-index" --memory 64M "$corpus" 2>"$work/said"
  [ ! -s "$work/said" ] || ! grep -q 'too much memory' "$work/said"
  equal 1 "$(search --json bagest | jq .total)"
}

@test "a size of memory with which nothing works is refused with the least that does" {
  make_corpus a.txt='Et hus.'
  for size in -5 0 1 31M; do
    run index --memory="$size"
    equal 2 "$status"
    [[ $output == *"the least that works is 32M"* ]]
  done
  index -q --memory 32M
}
