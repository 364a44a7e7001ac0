#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing found, and why.

load helper

articles() {
  printf '%s\n' '{"id":"a","text":"Planen for havnen.","date":"2021-06","source":"Ritzau","author":"Åse Ravn","section":"Indland"}' \
    '{"id":"b","text":"En anden plan for skolen.","date":"2019","source":"Ritzau","author":"Bo Lund","section":"Skole"}' \
    '{"id":"c","text":"KL har en plan for alle.","source":"KL"}' \
    '{"id":"d","text":"Havnen i Odense.","date":"2020","source":"Fyens Stiftstidende"}' >"$corpus/a.jsonl"
  index -q
}

# why EXPECTED WORDS...: what a person is told below "Nothing found."
why() {
  local expected=$1
  shift
  run --separate-stderr search --no-collapse "$@"
  equal 1 "$status"
  equal "Nothing found.
$expected" "$output"
}

@test "a filter that is the reason is named, as it was typed" {
  articles
  why "2 without --year 1999." --year 1999 havnen
  why "1 without --year 2020.
1 without --source Ritzau." --year 2020 --source Ritzau havnen
  why "1 without --source 'Fyens Stiftstidende'." --source 'Fyens Stiftstidende' skolen
  why "1 without source:KL." kilde:KL havnen odense
}

@test "a date that excludes an undated article says so" {
  articles
  why "1 without source:KL.
1 without date:2021-05..2021-06, 1 of them of unknown date." 'kilde:KL dato:2021-05..2021-06 plan'
  why "1 without --from 2019, 1 of them of unknown date.
2 without --source KL." --from 2019 --source KL plan
}

@test "a name that no article has leads to the nearest, with what it finds" {
  articles
  why "No article has --source Ritsau; Ritzau has 2.
3 without --source Ritsau." --source Ritsau plan
  why "No article has source:Ritsau; Ritzau has 2.
3 without source:Ritsau." kilde:Ritsau plan
  why "No article has --author 'Åse Rawn'; Åse Ravn has 1.
1 without --author 'Åse Rawn'." --author 'Åse Rawn' havnen -odense
  why "No article has --author rawn; Ravn has 1.
1 without --author rawn." --author rawn havnen -odense
  why "No article has --section Indlandet; Indland has 1.
1 without --section Indlandet." --section Indlandet planen havnen
  why "No article has --source Fyens; Fyens Stiftstidende has 1.
2 without --source Fyens." --source Fyens havnen
  why "No article has --source Ritsau; Ritzau has 2." --source Ritsau
}

@test "filters that only together are the reason" {
  articles
  why "No article has --source Ritsau.
No article has --section X.
2 without all these filters." --year 1999 --source Ritsau --section X havnen
}

@test "a surname finds the author" {
  articles
  equal "a" "$(ids forfatter:Ravn)"
  equal "a" "$(ids --author ravn planen)"
}

@test "JSON has the same under ways_out" {
  articles
  (search --json --source Ritsau plan || true) | jq -e '.ways_out == [{"filter":"source","in_question":false,
    "values":["Ritsau"],"total":3,"undated":0,"is_unknown":true,"nearest":"Ritzau","nearest_total":2}]'
  search --json plan | jq -e '.ways_out == []'
}

@test "of more fields than one can be the reason, all are left out together" {
  articles
  local question=plan
  for number in $(seq 6); do question+=" kilde:nr$number"; done
  run --separate-stderr search --json --all "$question"
  equal 1 "$status"
  jq -e '(.ways_out | length == 7) and .ways_out[-1].total == 3' <<<"$output"
  for number in $(seq 7 40); do question+=" kilde:nr$number"; done
  run --separate-stderr search --json --all "$question"
  equal 1 "$status"
  jq -e '[.ways_out[] | {filter, total}] == [{"filter": null, "total": 3}]' <<<"$output"
  [[ "$(search --all "$question" || true)" == *"Nothing found."*"3 without"* ]]
}
