#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The benchmarks: articles that are made up, and the shape of what bench/run prints. No times.

load helper

# The five shipped articles as a sample, each with a date and a source.
make_sample() {
  [ -x "$bin/synthetic" ] || skip "built without benchmarks"
  local number=0
  for file in "$source_dir"/corpus/*.txt; do
    number=$((number + 1))
    jq -cRs --arg id "a$number" '{id: $id, text: ., date: "202\($id[1:])-01-01", source: "Avis \($id[1:])"}' "$file"
  done >"$work/sample.jsonl"
}

synthetic() { "$bin/synthetic" "$work/sample.jsonl" "$@"; }

# measure ARGUMENTS...: bench/run, as small as it can be.
measure() {
  "$source_dir/bench/run" --bin "$bin" --work "$work/bench" --sample "$work/sample.jsonl" \
    --questions 20 --turns 3 --rounds 1 "$@"
}

words() { jq -r '.text' | grep -oE '[[:alpha:]]+' | sort -u; }

@test "synthetic: the same seed makes the same articles, another seed others" {
  make_sample
  synthetic 300 7 >"$work/one.jsonl"
  synthetic 300 7 | cmp - "$work/one.jsonl"
  if synthetic 300 8 | cmp -s - "$work/one.jsonl"; then false; fi
  # Fewer articles are the beginning of more.
  synthetic 100 7 | cmp - <(head -100 "$work/one.jsonl")
}

@test "synthetic: articles have the sample's dates, sources and lengths, and ids of their own" {
  make_sample
  synthetic 300 7 >"$work/made.jsonl"
  equal 300 "$(jq -r .id "$work/made.jsonl" | sort -u | wc -l)"
  for field in date source; do
    equal "$(jq -r ".$field" "$work/sample.jsonl" | sort -u)" "$(jq -r ".$field" "$work/made.jsonl" | sort -u)"
  done
  lengths() { jq -r '.text | split("\n") | join(" ")' "$1" | awk '{ print NF }' | sort -un; }
  equal "$(lengths "$work/sample.jsonl")" "$(lengths "$work/made.jsonl")"
}

@test "synthetic: the sample's words come about as often, and new ones keep coming" {
  make_sample
  words <"$work/sample.jsonl" >"$work/known"
  synthetic 2000 7 >"$work/made.jsonl"
  new() { words | comm -13 "$work/known" - | wc -l; }
  local first all
  first=$(head -500 "$work/made.jsonl" | new)
  all=$(new <"$work/made.jsonl")
  echo "new words: $first in 500 articles, $all in 2000" >&2
  [ "$first" -gt 100 ]
  # Heaps' law: more and more slowly.
  [ "$all" -gt $((first * 3 / 2)) ]
  [ "$all" -lt $((first * 4)) ]
  share() { jq -r .text "$1" | tr -s ' \n' '\n' | awk '$0 == "og" { n++ } END { printf "%d\n", 1000 * n / NR }'; }
  local made sample
  made=$(share "$work/made.jsonl")
  sample=$(share "$work/sample.jsonl")
  echo "og: $made and $sample in a thousand" >&2
  # So small a sample knows few words, and new ones take a quarter of the places.
  [ "$made" -gt $((sample / 2)) ]
  [ "$made" -lt $((sample * 6 / 5)) ]
}

@test "synthetic: a sample that is none, and an argument that is no number, are told" {
  make_sample
  run "$bin/synthetic" "$work/none.jsonl" 10
  equal 2 "$status"
  [[ "$output" == *"cannot read"* ]]
  run synthetic ten
  equal 2 "$status"
}

@test "bench/run: Udklip alone, in Markdown and JSON; what is not there is named" {
  make_sample
  run --separate-stderr measure --peers "$work/nowhere" --engines udklip,plain,fts5,recoll --no-change --files 300 synthetic:200
  echo "$stderr" >&2
  equal 0 "$status"
  [[ "$output" == *"### synthetic-200: 180 articles, "* ]]
  [[ "$output" == *"| | udklip |"* && "$output" == *"### 300 files, nothing changed"* ]]
  for row in 'build, s' 'build, processor s' 'build, articles a second' 'build, peak memory, MB' \
    'size on disk, MB' 'size once compacted, MB' 'questions in one process: mean, ms' 'p50, ms' 'p99, ms' \
    'one question, whole process, ms' 'adding 20 articles, s'; do
    echo "$output" | grep -qE "^\| $row \| [0-9,.]+ \|$"
  done
  for name in plain fts5 recoll; do [[ "$output" == *"- $name is not here: "* ]]; done
  if echo "$output" | grep failed; then false; fi

  jq -e '.corpora | length == 1' "$work/bench/results.json"
  jq -e '.corpora[0] | .articles == 180 and .articles_added == 20 and .questions == 20
    and (.missing | keys) == ["fts5", "plain", "recoll"] and (.engines | keys) == ["udklip"]
    and .facets.total > 0 and .facets.with_counts > 0' "$work/bench/results.json"
  jq -e '.corpora[0].engines.udklip | .failures == [] and .build.wall > 0 and .build.peak_memory > 0
    and .size > 0 and .compacted_size > 0 and .ask.questions == 20 and .ask.p50 <= .ask.p99
    and .one_question > 0 and .add.wall > 0' "$work/bench/results.json"
  jq -e '.no_change | .files == 300 and .find > 0 and .udklip > 0' "$work/bench/results.json"
  # Corpora and indexes are not left behind.
  equal "results.json tools" "$(cd "$work/bench" && echo *)"
}

@test "bench/run: the engines that are there, each with its ratio to plain Xapian" {
  make_sample
  local peers=$source_dir/../shared/peers
  [ -f "$peers/plain_xapian.cc" ] || skip "there is no ../shared/peers"
  measure --peers "$peers" --engines udklip,plain,fts5 --keep synthetic:200 >"$work/table.md"
  grep -qE '^\| build, s \| [0-9.]+ \([0-9.]+\) \| [0-9.]+ \(1\.00\) \|' "$work/table.md"
  jq -e '[.corpora[0].engines[] | .failures == [] and .build and .ask and .one_question and .add] | all' \
    "$work/bench/results.json"
  # What was added is there, in each.
  equal 200 "$(xapian-delve "$work/bench/synthetic-200/plain" | awk '/^number of documents/ { print $NF }')"
  equal 200 "$("$bin/udklip-search" --db "$work/bench/synthetic-200/udklip" --year 2021..2026 --json --limit 0 | jq .total)"
}

@test "bench/run: no corpus, no such file and no such engine are told" {
  for arguments in "" "$work/none.jsonl" "--engines nothing synthetic:200"; do
    # shellcheck disable=SC2086
    run measure $arguments
    equal 2 "$status"
  done
}

@test "bench/costly_questions: what it prints, and a question that fails" {
  make_corpus a.txt='Kommunen bygger en skole ved havnen i byen.'
  index -q
  run "$source_dir/bench/costly_questions" --db "$UDKLIP_DB" --words "$corpus/a.txt" 8
  [[ "$output" == "median "*" s; over 1 s: "*"over 2 s: "*" of 8"* ]]
  run "$source_dir/bench/costly_questions" --db "$work/nowhere" --words "$corpus/a.txt" 1
  equal 1 "$status"
  [[ "$output" == "exit code "* ]]
}
