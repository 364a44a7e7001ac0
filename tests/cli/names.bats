#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Names of people, organisations and places in the articles.

load helper

articles() {
  printf '%s\n' '{"id":"a","text":"Borgmester Jacob Bundsgaard åbnede skolen i Risskov. Det glæder Bundsgaard."}' \
    '{"id":"b","text":"Det er KL’s plan, siger Jacob Bundsgaard."}' \
    '{"id":"c","text":"Skolen får besøg af FN-styrken, siger KL og Danmarks statsminister."}' \
    '{"id":"d","text":"En skole uden nogen."}' >"$corpus/a.jsonl"
  index -q
}

# names WORDS...: the facet, one a line: count and value.
names() { search --json --facet name --limit 0 "$@" | jq -r '.facets.name[] | "\(.count) \(.value)"'; }

@test "a facet counts the articles that name somebody" {
  articles
  equal "2 Jacob Bundsgaard
2 KL
1 Danmark
1 FN
1 Risskov
1 null" "$(names --any skole plan siger | sort -k1,1nr -k2)"
  search --facet name skole | grep -q 'Jacob Bundsgaard'
}

@test "a name narrows, as an option and in a question, whatever its case" {
  articles
  equal "a b" "$(ids --name 'jacob bundsgaard' --any skole plan | tr ' ' '\n' | sort | paste -sd' ')"
  for field in navn name Navn; do equal "b" "$(ids "plan $field:\"Jacob Bundsgaard\"")"; done
  equal "c" "$(ids --name danmark)"
  equal "d" "$(ids navn:ukendt)"
  run --separate-stderr search --name Bundsgaard skole
  equal 1 "$status"
  [[ $output == *"Jacob Bundsgaard has 1."* ]]
}

@test "an article that is changed or removed takes its names along; --check agrees" {
  articles
  printf '%s\n' '{"id":"a","text":"Skolen ligger i Ribe."}' >"$corpus/a.jsonl"
  index -q
  equal "1 Ribe" "$(names skole)"
  "$bin/udklip-index" --check
}

@test "several databases count as one" {
  articles
  both=$(names --any skole plan)
  for half in 1/2 2/2; do
    "$bin/udklip-index" -q --db "$work/${half%/2}" --shard "$half" "$corpus"
  done
  equal "$both" "$(names --db "$work/1" --db "$work/2" --any skole plan)"
}

@test "--stats has the most frequent names" {
  articles
  "$bin/udklip-index" --stats | grep -A1 'Most frequent names' | grep -q 'Jacob Bundsgaard *2'
  "$bin/udklip-index" --stats --json | jq -e '.with_names == 3 and .names[0].count == 2 and (.names | length) == 5'
}
