#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Options that are mistyped, repeated, or do nothing together.

load helper

# refused MESSAGE HINT PROGRAM WORDS...: exit code 2 with this error and this hint.
refused() {
  local error=$1 hint=$2
  shift 2
  run --separate-stderr "$bin/$1" "${@:2}"
  equal 2 "$status"
  equal "" "$output"
  equal "$1: error: $error
$1: hint: $hint" "$stderr"
}

two_houses() {
  printf '%s\n' '{"id":"a","text":"Et hus i byen.","date":"2021","source":"KL"}' \
    '{"id":"b","text":"Endnu et hus ved et limit på ni.","date":"2019","source":"DR"}' >"$corpus/a.jsonl"
  index -q
}

@test "a missing value, an odd number and an unknown option are said in people's words" {
  local list="udklip-search -h lists the options"
  refused "--limit was given no number" "$list" udklip-search hus --limit
  refused "--limit was given no number" "$list" udklip-search --limit --explain hus
  refused "--color was given no value" "say one of auto, always, never" udklip-search hus --color
  refused '--limit: "x" is no number' "$list" udklip-search --limit x hus
  refused '--limit: 99999999999 is too large a number' "$list" udklip-search --limit 99999999999 hus
  refused "there is no option --yeer" "did you mean --year?" udklip-search --yeer 2021 hus
  refused "there is no option --simil" "did you mean --similar?" udklip-search --simil=a
  refused "there is no option --xyzzy" "$list" udklip-search --xyzzy hus
  refused "--all and --any cannot stand together" "$list" udklip-search --any --all hus
  refused "--on names the articles of --tag or --untag" "$list" udklip-search --on a hus
  list="udklip-index -h lists the options"
  refused '--memory: "300X" is no size; say 300M or 2G' "$list" udklip-index --memory 300X
  refused '--jobs: "0" is no number from 1 to 1024' "$list" udklip-index --jobs 0
  refused "--jobs was given no number" "$list" udklip-index -j
  refused "there is no option -x" "$list" udklip-index -x
}

@test "of an option that takes one value the last wins" {
  two_houses
  equal "a b" "$(ids hus --sort oldest --sort newest)"
  equal "1" "$(search --format jsonl --limit 5 --limit 1 hus | wc -l)"
}

@test "an excluded word that looks like an option gets a note" {
  two_houses
  run --separate-stderr search --format tsv hus -limit 5
  equal "udklip-search: -limit leaves out articles with that word; the option is --limit." "$stderr"
  search --json hus -year=2021 2>/dev/null | jq -e '.notes == ["-year leaves out articles with that word; the option is --year."]'
  run --separate-stderr search --format tsv hus -x
  equal "udklip-search: -x leaves out articles with that word; no option has that name." "$stderr"
  run --separate-stderr search --format tsv hus -byen
  equal "" "$stderr"
}

@test "a range of years that runs backwards is said to" {
  two_houses
  for question in "--year 2021..2019 hus" "hus år:2021..2019" "hus --month 2021-06..2019-01"; do
    run --separate-stderr search --format tsv $question
    [[ "$stderr" == *" is reversed: read from the earlier to the later." ]]
  done
  run --separate-stderr search --format tsv --year 2019..2021 hus
  equal "" "$stderr"
}

@test "options that do nothing together are refused" {
  two_houses
  for line in "--similar a hus" "--trec x hus" "--vs x hus" "--show a --year 2021" "--show a --similar b" \
    "--suggest --sort newest hus" "--trend year --limit 5 hus" "--batch /dev/null hus" \
    "--batch /dev/null --year 2021" "--forget-saved x hus"; do
    run --separate-stderr search $line
    equal 2 "$status"
    [[ "$stderr" == "udklip-search: error: "* ]]
  done
  for line in "--stats --rebuild" "--check --source KL" "--watch --dry-run"; do
    run "$bin/udklip-index" $line
    equal 2 "$status"
  done
}

@test "--suggest and --explain obey --json" {
  for n in 1 2 3 4 5 6; do printf '{"id":"%s","text":"Kommunen bygger hus %s."}\n' $n $n; done >"$corpus/a.jsonl"
  index -q
  search --suggest --json komunen | jq -e '.query == "komunen" and .suggestion == "kommunen" and .suggestion_total == 6'
  run search --suggest --json kommunen
  equal 1 "$status"
  jq -e '.suggestion == null' <<<"$output"
  search --explain --json kommunen | jq -e '.words[0] | .typed == "kommunen" and .whole == "kommune" and .articles == 6'
  search --explain --format tsv kommunen 2>&1 >/dev/null | grep -q "lemma   kommune"
}

@test "a question without words asks for words" {
  two_houses
  refused "the question has no words" "udklip-search WORDS; udklip-search -h lists the options" udklip-search ""
  refused "the question has no words" "udklip-search WORDS; udklip-search -h lists the options" udklip-search "?"
  refused "there is no question" "udklip-search WORDS; udklip-search -h lists the options" udklip-search
  equal "a" "$(ids --year 2021 '')"
}

@test "one file is 1 file" {
  printf '{"id":"a","text":"Et hus."}\n' >"$corpus/a.jsonl"
  [[ "$(index)" == "1 file, 1 article: 1 new"* ]]
}
