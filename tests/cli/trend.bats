#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Counting over the years: --trend.

load helper

dated_articles() {
  printf '%s\n' '{"id":"a","text":"Havnen.","date":"2018-03-04","source":"KL"}' \
    '{"id":"b","text":"Havnen og kysten.","date":"2020-05","source":"DR"}' \
    '{"id":"c","text":"Kysten.","date":"2020","source":"KL"}' \
    '{"id":"d","text":"Skolen.","date":"2020-05-06","source":"KL"}' \
    '{"id":"e","text":"Havnen."}' >"$corpus/a.jsonl"
  index -q
}

@test "a trend counts each year beside all articles of it" {
  dated_articles
  equal "$(printf 'period\tarticles\thavn\thavn (share)\tkyst\tkyst (share)
2018\t1\t1\t1.000000\t0\t0.000000
2019\t0\t0\t\t0\t
2020\t3\t1\t0.333333\t2\t0.666667
unknown\t1\t1\t1.000000\t0\t0.000000')" "$(search --trend year --format tsv havn --vs kyst)"
  run search --trend year havn
  equal 0 "$status"
  [[ "$output" == *"2020   33.33 %  1 of 3"* ]]
  [[ "$output" == *"without a year: 1 of 1"* ]]
}

@test "filters narrow both the articles found and those that they are compared with" {
  dated_articles
  equal "[1,2]" "$(search --trend year --json --source KL kyst | jq -c '.points[-1] | [.counts[0], .articles]')"
  equal "2020-05" "$(search --trend month --json --month 2020-05 havn | jq -r '.points[].period')"
}

@test "a trend of nothing ends with 1; its JSON holds to the schema" {
  dated_articles
  run search --trend year xyzzy
  equal 1 "$status"
  for options in "year havn" "month --vs kyst havn" "year --source nobody havn"; do
    # shellcheck disable=SC2086
    (search --json --trend $options || true) | /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(sys.stdin))
' "$source_dir/docs/trend.schema.json"
  done
}

@test "--vs without --trend, and a period that is none, are refused" {
  dated_articles
  run search havn --vs kyst
  equal 2 "$status"
  run search --trend day havn
  equal 2 "$status"
}
