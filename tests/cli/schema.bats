#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Every kind of JSON answer holds to docs/answer.schema.json, an article to docs/article.schema.json.

load helper

# valid [answer|article]: what comes in holds to that schema.
valid() {
  /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(sys.stdin))
' "$source_dir/docs/${1:-answer}.schema.json"
}

@test "answers of every kind pass the schema" {
  printf '%s\n' '{"id":"x1","title":"Hus","text":"Et hus.","date":"2020-03-04T10:00:00+01:00","source":"Avisen","url":"https://a.dk/1"}' \
    '{"id":"x2","text":"Et andet hus.","date":"2021"}' '{"id":"x3","text":"Et hus <b>\u0001."}' >"$corpus/a.jsonl"
  index -q
  search --json hus | valid
  search --json --facet year,month,source,author,section,name hus | valid
  search --json --facet none --limit 0 hus | valid
  search --json hus xyzzy | valid
  search --json kidle:x '"hus' a* | valid
  search --json --sort oldest --offset 1 hus | valid
  search --json --explain hus | valid
  search --json --furniture hus | valid
  (search --json xyzzy || true) | valid
}

@test "an article passes the schema, whatever is known of it" {
  mkdir -p "$corpus/Avisen"
  printf '%s\n' '{"id":"full","title":"Hus","text":"Et hus & <b>.","date":"2020-03-04T10:00:00+01:00","source":"Bladet","author":"A. B.","section":"By","url":"https://a.dk/1"}' \
    '{"id":"bare","text":"Et andet hus."}' >"$corpus/a.jsonl"
  printf 'Huse i byen\n\nDer er et hus i byen, og det er rødt.\n' >"$corpus/Avisen/2021-05-06.txt"
  printf '%s\n' '<title>Et hus</title><meta property="article:published_time" content="2021-05-21"><h1>Et hus</h1>' \
    '<p class="byline">Af Jens Hansen</p><p>Der er et hus i byen, og det er rødt, siger de alle.</p>' >"$corpus/side.html"
  index -q
  search --json --show side.html | valid article
  search --json --show side.html | jq -e '[.title_from, .date_from, .author_from]
    == ["h1", "meta article:published_time", "byline"]'
  search --json --show full hus | valid article
  search --json --show bare | valid article
  search --json --show Avisen/2021-05-06.txt | valid article
  search --json --show full hus | jq -e '.html | test("<em>hus</em> &amp; &lt;b&gt;")'
  if search --json hus | valid article 2>/dev/null; then false; fi
}

@test "the schema refuses what is no answer" {
  if echo '{"query": "x"}' | valid 2>/dev/null; then false; fi
}

@test "JSON tells the articles of the whole database by year, whatever the question" {
  printf '%s\n' '{"id":"a","text":"Et hus.","date":"2021-06"}' '{"id":"b","text":"En have.","date":"2019"}' \
    '{"id":"c","text":"En mand."}' '{"id":"d","text":"En mand.","date":"2021"}' >"$corpus/a.jsonl"
  index -q
  for question in hus "--year 2019 hus" xyzzy "--similar a" "--facet none --limit 0 mand"; do
    # shellcheck disable=SC2086
    equal '[{"value":"2019","count":1},{"value":"2021","count":2},{"value":null,"count":1}]' \
      "$( (search --json $question || true) | jq -c .years)"
  done
}

@test "JSON tells when the database was brought up to date" {
  make_corpus a.txt='Et hus.' b.txt='Et andet hus med en have.'
  index -q
  touch -d '2020-01-02T03:04:05Z' "$UDKLIP_DB/XAPIANDB"
  equal "2020-01-02T03:04:05Z" "$(search --json hus | jq -r .updated)"
  "$bin/udklip-index" --compact >/dev/null
  "$bin/udklip-index" --dry-run >/dev/null
  equal "2020-01-02T03:04:05Z" "$(search --json hus | jq -r .updated)"
  before=$(revision)
  index -q  # nothing changed, and nothing is written
  equal "$before" "$(revision)"
  [[ "$(search --json hus | jq -r .updated)" > "2026" ]]
  touch -d '2020-01-02T03:04:05Z' "$UDKLIP_DB/XAPIANDB"
  index -q --rebuild
  [[ "$(search --json hus | jq -r .updated)" > "2026" ]]
}

@test "a suggestion has the number of articles that it finds" {
  for i in $(seq 30); do make_corpus "$i.txt=Ankestyrelsen skriver brev nummer $i."; done
  index -q
  search --json --no-collapse anketsyrelsen >"$work/answer" || true
  jq -e '.suggestion == "ankestyrelsen" and .suggestion_total == 30' "$work/answer"
  search --json ankestyrelsen | jq -e '.suggestion == null and .suggestion_total == null'
}

@test "nothing found: how many articles there are without each filter" {
  printf '%s\n' '{"id":"a","text":"Et hus.","date":"2021-06","source":"KL","author":"Bo"}' \
    '{"id":"b","text":"Et hus.","date":"2019","source":"DR"}' >"$corpus/a.jsonl"
  index -q
  nothing() { (search --json --no-collapse "$@" || true) | jq -c .without; }
  equal '{"year":1,"source":1}' "$(nothing --year 2019 --source KL hus)"
  equal '{"from":1,"to":1}' "$(nothing --from 2020 --to 2020 hus)"
  equal '{"month":2}' "$(nothing --month 2018-01 hus)"
  equal '{"year":0,"section":0}' "$(nothing --year 2021 --section Sport xyzzy)"
  equal '{}' "$(nothing xyzzy)"
  equal '{}' "$(nothing --year 2021 hus)"
  run search --year 2019 --source KL hus
  equal 1 "$status"
  [[ "$output" == *"Nothing found."*"1 without --year 2019."*"1 without --source KL."* ]]
}
@test "every code of a note is in the schema" {
  codes=$(grep -rhoE --include='*.cpp' -z 'note_(text|of)\(\s*"[a-z_]+"|(NoteText|return) ?\{\s*"[a-z_]+",' "$source_dir/searcher" |
    tr '\0' '\n' | grep -oE '"[a-z_]+"' | tr -d '"' | sort -u)
  [ "$(echo "$codes" | wc -l)" -gt 30 ]
  equal "$codes" "$(jq -r '.definitions.note_code.properties.code.enum[]' "$source_dir/docs/answer.schema.json" | sort)"
}

@test "notes have codes and arguments, in their order" {
  make_corpus a.txt='Et hus.'
  index -q
  search --json 'kidle:x "hus * --' 2>/dev/null >"$work/answer" || true
  jq -e '(.notes | length) == (.note_codes | length) and (.notes | length) > 1' "$work/answer"
  jq -e '.note_codes[] | select(.code == "misspelt_field") | .arguments == ["kidle", "kilde"]' "$work/answer"
  # The arguments stand in the message.
  jq -e '[.notes, .note_codes] | transpose | all(.[0] as $note | .[1].arguments | all(. as $a | $note | contains($a)))' "$work/answer"
  search --json --trend year 'kidle:x hus' | jq -e '.note_codes[0].code == "misspelt_field"'
}
