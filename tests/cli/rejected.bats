#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What was rejected is remembered, and told until it is mended.

load helper

one_good_one_bad() {
  make_corpus a.txt='Et hus i byen.' tom.txt=''
  printf '{"text":"Et hus."}\n{kaputt\n' >"$corpus/b.jsonl"
}

@test "a later run says what is still rejected, and ends with exit code 6" {
  one_good_one_bad
  run --separate-stderr index
  equal 6 "$status"
  [[ "$output" == *"2 rejected"* && "$output" != *"still"* ]]
  before=$(revision)
  run --separate-stderr index
  equal 6 "$status"
  equal "" "$stderr"
  [[ "$output" == *"0 rejected
2 still rejected (--stats lists them)"* ]]
  equal "$before" "$(revision)"
  run index --json
  equal 6 "$status"
  jq -e '.rejected == 0 and .still_rejected == 2' <<<"$output"
  run index -q --ignore-rejected
  equal 0 "$status"
}

@test "--stats lists files and reasons" {
  one_good_one_bad
  index -q 2>/dev/null || true
  "$bin/udklip-index" --stats --json | jq -e '.rejected == 2 and (.rejections | length) == 2
    and any(.rejections[]; startswith("'"$corpus"'/b.jsonl")) and any(.rejections[]; contains("tom.txt: "))'
  [[ "$("$bin/udklip-index" --stats)" == *"Rejected
  $corpus/b.jsonl"*"
  $corpus/tom.txt"* ]]
}

@test "what was mended is forgotten" {
  one_good_one_bad
  index -q 2>/dev/null || true
  printf '{"text":"Et hus."}\n{"text":"Et andet hus."}\n' >"$corpus/b.jsonl"
  rm "$corpus/tom.txt"
  run index
  equal 0 "$status"
  [[ "$output" != *still* ]]
  "$bin/udklip-index" --stats --json | jq -e '.rejected == 0 and .rejections == []'
}

@test "a rebuild and --check keep to the same" {
  one_good_one_bad
  index -q 2>/dev/null || true
  first=$("$bin/udklip-index" --stats --json | jq -c .rejections)
  run index -q --rebuild
  equal 6 "$status"
  equal "$first" "$("$bin/udklip-index" --stats --json | jq -c .rejections)"
  run "$bin/udklip-index" --check
  equal 0 "$status"
}

@test "a warning about a file's letters comes once, not again when its folder moves" {
  mkdir "$corpus/gammel"
  printf 'Et hus p\xe5 \xf8en, og \xe6bler.\n' >"$corpus/gammel/a.txt"
  run --separate-stderr index
  warned=$stderr
  mv "$corpus/gammel" "$corpus/ny"
  run --separate-stderr index
  equal 0 "$status"
  equal "" "$stderr"
  [ -n "$warned" ] || skip "the reader does not warn of this"
}
