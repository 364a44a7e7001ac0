#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Hits for other programs: --format csv, ris, csl-json, and --output. Other programs read each back.

load helper

some_articles() {
  cat >"$corpus/a.jsonl" <<'END'
{"id":"a","title":"Ny havn, \"stor\"","text":"Havnen i byen er ny.","date":"2021-06-01","source":"KL","author":["Hanne von Holm","Ritzau"],"section":"Kultur","url":"https://kl.example/a?b=1&c=2"}
{"id":"b","title":"=1+1 på kysten","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}
{"id":"c","title":"Æøå","text":"Havn, men \u001b[31mrød.","url":"https://c.example/"}
{"id":"d","title":"Skolen","text":"Skolen åbner."}
END
  index -q
}

# as_rows: CSV on standard input as python3's csv reads it, a JSON object a row.
as_rows() {
  python3 -c 'import csv, io, json, sys
text = sys.stdin.buffer.read().decode("utf-8-sig")
for row in csv.DictReader(io.StringIO(text, newline="")): print(json.dumps(row, ensure_ascii=False))'
}

# as_references: RIS on standard input, a JSON object a reference: tag -> values.
as_references() {
  python3 -c 'import json, re, sys
item = {}
for line in sys.stdin.buffer.read().decode().split("\r\n")[:-1]:
    tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()
    if tag == "ER": print(json.dumps(item, ensure_ascii=False)); item = {}
    else: item.setdefault(tag, []).append(value)
assert not item'
}

@test "csv: a byte order mark, a head line, every field as it was" {
  some_articles
  search --format csv --sort newest havn >"$work/hits.csv"
  equal "efbbbf" "$(head -c3 "$work/hits.csv" | od -An -tx1 | tr -d ' ')"
  as_rows <"$work/hits.csv" >"$work/rows"
  equal 3 "$(wc -l <"$work/rows")"
  equal '["1","a","Ny havn, \"stor\"","KL","2021-06-01","Hanne von Holm; Ritzau","Kultur","https://kl.example/a?b=1&c=2"]' \
    "$(head -1 "$work/rows" | jq -c '[.rank,.id,.title,.source,.date,.author,.section,.url]')"
  equal "Der er en havn ved kysten." "$(jq -r 'select(.id == "b").snippet' "$work/rows")"
  equal "" "$(jq -r 'select(.id == "c").date' "$work/rows")"
}

@test "csv: a spreadsheet is handed no formula, a terminal no command" {
  some_articles
  search --format csv havn | as_rows >"$work/rows"
  equal "'=1+1 på kysten" "$(jq -r 'select(.id == "b").title' "$work/rows")"
  run ! grep -q $'\x1b' "$work/rows"
}

@test "ris: authors divided, dates as precise as they are known" {
  some_articles
  search --format ris --sort newest havn | as_references >"$work/items"
  equal '{"TY":["NEWS"],"TI":["Ny havn, \"stor\""],"AU":["von Holm, Hanne","Ritzau"],"T2":["KL"],"PY":["2021"],"DA":["2021/06/01/"],"SE":["Kultur"],"UR":["https://kl.example/a?b=1&c=2"],"ID":["a"]}' \
    "$(head -1 "$work/items" | jq -c .)"
  equal '["2020/05//"]' "$(jq -c 'select(.ID == ["b"]).DA' "$work/items")"
  equal '["ELEC"]' "$(jq -c 'select(.ID == ["c"]).TY' "$work/items")"
  equal null "$(jq -c 'select(.ID == ["c"]).DA' "$work/items")"
}

@test "csl-json is what the schema of citation styles asks for" {
  some_articles
  search --format csl-json --sort newest havn >"$work/items.json"
  equal '[{"family":"von Holm","given":"Hanne"},{"literal":"Ritzau"}]' "$(jq -c '.[0].author' "$work/items.json")"
  equal '[[2021,6,1]] [[2020,5]] null' "$(jq -c '.[].issued["date-parts"]' "$work/items.json" | paste -sd' ')"
  equal 'article-newspaper article-newspaper webpage' "$(jq -r '.[].type' "$work/items.json" | paste -sd' ')"
  # The part of csl-data.json (citation-style-language/schema 1.0.2) that these items use.
  python3 - "$work/items.json" <<'END'
import json, sys
import jsonschema
text = {"type": "string"}
name = {"type": "object", "additionalProperties": False,
        "properties": {"family": text, "given": text, "literal": text}}
date = {"type": "object", "additionalProperties": False, "properties": {"date-parts": {
    "type": "array", "minItems": 1, "maxItems": 2, "items": {
        "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}}}}
item = {"type": "object", "required": ["type", "id"], "additionalProperties": False, "properties": {
    "type": {"enum": ["article-newspaper", "webpage", "document"]}, "id": {"type": ["string", "number"]},
    "title": text, "author": {"type": "array", "items": name}, "issued": date,
    "container-title": text, "section": text, "page": {"type": ["string", "number"]}, "URL": text}}
jsonschema.validate(json.load(open(sys.argv[1])), {"type": "array", "items": item})
END
}

@test "all hits are handed on, unless a limit is given; none is an empty file of its form" {
  for i in $(seq 1 30); do printf '{"id":"%d","text":"En havn nummer ord%d ved kyst%d."}\n' "$i" "$i" "$i"; done >"$corpus/many.jsonl"
  index -q
  equal 30 "$(search --format csl-json --no-collapse havn | jq length)"
  equal 4 "$(search --format csl-json --no-collapse --limit 4 havn | jq length)"
  equal "3 4" "$(search --format csv --no-collapse --limit 2 --offset 2 havn | as_rows | jq -r .rank | paste -sd' ')"
  search --save havne havn
  equal 30 "$(search --saved havne --format ris --no-collapse | as_references | wc -l)"
  run -1 --separate-stderr search --format csl-json ukendtord
  equal 0 "$(jq length <<<"$output")"
  for other in "--show 1" "--trend year havn" "--suggest havn" "--saved"; do
    run -2 search --format csv $other
  done
}

@test "--output replaces the file when all is written, and not before" {
  some_articles
  echo before >"$work/hits"
  chmod 600 "$work/hits"
  ln -s hits "$work/link"
  run -2 search --format csv --output "$work/hits" --year nonsense havn
  equal before "$(cat "$work/hits")"
  search --format csv --output "$work/link" havn
  equal 3 "$(as_rows <"$work/hits" | wc -l)"
  equal 600 "$(stat -c %a "$work/hits")"
  [ -L "$work/link" ]
  search --output "$work/hits" --json havn
  equal 3 "$(jq .total "$work/hits")"
  equal "hits link" "$(cd "$work" && echo h* l*)"  # nothing is left beside them
  search --format ris --output /dev/stdout havn | grep -q '^TY'
  run search --output "$work/no/such/folder" havn
  equal 7 "$status"
  [[ "$output" == *"cannot write $work/no/such/folder"* ]]
}
