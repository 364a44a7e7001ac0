#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# --stats for people; errors for programs.

load helper

three_articles() {
  printf '%s\n' '{"id":"a","text":"Et hus.","date":"2021-05-06","source":"Politiken"}' \
    '{"id":"b","text":"Et hus til.","date":"2019","source":"Ærø Avis"}' \
    '{"id":"c","text":"Tre huse.","date":"2021","source":"Politiken"}' '{"id":"d","text":"Et fjerde hus."}' >"$corpus/a.jsonl"
  index -q
}

@test "--stats: articles by year and source, the span as dates, columns" {
  three_articles
  run "$bin/udklip-index" --stats
  [[ "$output" == *"
dated            3 of 4
with source      3 of 4
dates            2019-01-01 to 2021-12-31
"* ]]
  [[ "$output" == *"
Articles by year
  2019     1
  2021     2
  unknown  1

Articles by source
  Politiken  2
  Ærø Avis   1
  unknown    1
"* ]]
  [[ "$output" == *"
this week        4 articles in 1 file that came or changed within seven days
"* ]]
  "$bin/udklip-index" --stats --json | jq -e '.this_week == {"articles":4,"files":1} and .by_year == [{"value":"2019","count":1},{"value":"2021","count":2},{"value":null,"count":1}]
    and .by_source[0] == {"value":"Politiken","count":2} and .first_day == "20190101"'
}

@test "with --json an error is an object on stdout as well, the sentence on stderr" {
  run --separate-stderr search --json --db "$work/none" hus
  equal 3 "$status"
  jq -e '.error.code == 3 and (.error.message | contains("none")) and .error.hint' <<<"$output"
  [[ "$stderr" == "udklip-search: error: "* ]]
  run --separate-stderr search --json --limit
  equal 2 "$status"
  equal '{"error":{"code":2,"message":"--limit was given no number","hint":"udklip-search -h lists the options"}}' "$output"
  run --separate-stderr search --json ""
  jq -e '.error.message == "the question has no words"' <<<"$output"
  run --separate-stderr "$bin/udklip-index" --json --stats --db "$work/none"
  equal 3 "$status"
  jq -e '.error.code == 3' <<<"$output"
  run --separate-stderr search --db "$work/none" hus
  equal "" "$output"
}

@test "rows have a head line with --header" {
  three_articles
  equal "rank	id	date	source	title	score	path" "$(search --format tsv --header hus | head -1)"
  equal "$(search --format tsv hus)" "$(search --format tsv --header hus | tail -n +2)"
}
