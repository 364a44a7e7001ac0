# SPDX-License-Identifier: GPL-3.0-or-later
# For the command-line tests: a small corpus in a folder of its own, and the programs under test.
#
#     make_corpus a.txt='Mænd læser aviser.' b.txt='date 2021-06 En mand.'
#     index; search mand

bats_require_minimum_version 1.5.0

source_dir=${UDKLIP_SOURCE_DIR:-$(cd "${BATS_TEST_DIRNAME:?}/../.." && pwd)}
bin=${UDKLIP_BIN:-$source_dir/build/release/bin}
# Sorting by `ls` and the words of other programs must not depend on who runs the tests.
export LC_ALL=C.UTF-8
unset LANGUAGE
# Nor on what stands in that person's config file or table of headings. Nothing can make a folder in
# /proc, as Chromium does where it is told to keep its settings. Not a folder of the checkout,
# which may lie where the person that a test plays cannot enter.
export XDG_CONFIG_HOME=/proc/nowhere

setup() {
  work=$(mktemp -d)
  corpus=$work/corpus
  mkdir -p "$corpus"
  export UDKLIP_DB=$work/database XDG_STATE_HOME=$work/state
  unset NO_COLOR
}

teardown() {
  chmod -R u+rwx "$work"
  rm -rf "$work"
}

# make_corpus NAME=TEXT...: text files in $corpus.
make_corpus() {
  local file
  for file in "$@"; do
    mkdir -p "$(dirname "$corpus/${file%%=*}")"
    printf '%s' "${file#*=}" >"$corpus/${file%%=*}"
  done
}

# many_articles NAME: lines of JSON, so many that a database learns a dictionary from them.
many_articles() {
  awk -v name="$1" 'BEGIN {
    srand(length(name))
    for (i = 1; i <= 9000; i++) {
      text = name " skriver nummer " i
      for (w = 0; w < 50; w++) text = text " " name int(rand() * 300)
      printf "{\"id\":\"%s%d\",\"text\":\"%s\",\"date\":\"%d\"}\n", name, i, text, 2000 + i % 20
    }
  }'
}

index() { "$bin/udklip-index" "$@" "$corpus"; }
search() { "$bin/udklip-search" "$@"; }

# ids WORDS...: the ids of all hits, in order, on one line; near-duplicates one by one.
ids() { search --no-collapse --format jsonl --limit 100 "$@" 2>/dev/null | jq -r .id | paste -sd' '; }

# The same, of the five shipped articles, by number (000 001 ...), sorted.
numbers() { search --format jsonl --limit 100 "$@" 2>/dev/null | jq -r '.id[0:3]' | sort | paste -sd' '; }

# revision: changes whenever anything is written to the database.
revision() { xapian-delve "$UDKLIP_DB" | grep -E '^(UUID|number of documents|has)' ; cat "$UDKLIP_DB"/generation-*/iamglass | sha256sum; }

# equal EXPECTED ACTUAL
equal() {
  if [ "$1" != "$2" ]; then
    printf 'expected: %s\nactual:   %s\n' "$1" "$2" >&2
    return 1
  fi
}

# as_nobody COMMAND...: without root's rights, whoever runs the tests.
as_nobody() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
  command -v setpriv >/dev/null || skip "setpriv is not installed"
  chmod a+rx "$work"
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

# The programs where anybody may run them: the checkout may lie where others cannot enter.
for_anybody() {
  mkdir -p "$work/installed/bin" "$work/installed/share"
  cp "$bin"/udklip-index "$bin"/udklip-search "$work/installed/bin"
  cp -r "$bin/../share/udklip" "$work/installed/share"
  chmod -R a+rX "$work/installed"
  bin=$work/installed/bin
}
