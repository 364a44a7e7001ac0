#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Every kind of JSON answer holds to docs/answer.schema.json.

load helper

valid() {
  /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(sys.stdin))
' "$source_dir/docs/answer.schema.json"
}

@test "answers of every kind pass the schema" {
  printf '%s\n' '{"id":"x1","title":"Hus","text":"Et hus.","date":"2020-03-04T10:00:00+01:00","source":"Avisen","url":"https://a.dk/1"}' \
    '{"id":"x2","text":"Et andet hus.","date":"2021"}' '{"id":"x3","text":"Et hus <b>\u0001."}' >"$corpus/a.jsonl"
  index -q
  search --json hus | valid
  search --json --facet year,month,source,author,section hus | valid
  search --json --facet none --limit 0 hus | valid
  search --json hus xyzzy | valid
  search --json kidle:x '"hus' a* | valid
  search --json --sort oldest --offset 1 hus | valid
  search --json --explain hus | valid
  search --json --furniture hus | valid
  (search --json xyzzy || true) | valid
}

@test "the schema refuses what is no answer" {
  if echo '{"query": "x"}' | valid 2>/dev/null; then false; fi
}
