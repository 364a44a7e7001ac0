#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The reader's own tags and notes: --tag, --untag, --note, --tags, --export-tags, --import-tags, tag:.

load helper

some_articles() {
  printf '%s\n' '{"id":"a","title":"Ny havn","text":"Havnen i byen er ny.","date":"2021-06-01","source":"KL"}' \
    '{"id":"b","title":"Kysten","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}' \
    '{"id":"c","text":"Skolen åbner."}' >"$corpus/a.jsonl"
  index -q
}

sorted_ids() { ids "$@" | tr ' ' '\n' | sort | paste -sd' '; }

@test "articles are tagged by id, found by the tag in whatever case, and untagged" {
  some_articles
  search --tag Læst --on a --on c
  equal "a c" "$(sorted_ids tag:læst)"
  equal "a" "$(ids mærke:LÆST havn)"
  equal "b" "$(ids havn -tag:læst)"
  equal "b" "$(ids tag:ukendt)"
  equal '["Læst"]' "$(search --json tag:læst havn | jq -c '.hits[0].tags')"
  equal null "$(search --json kysten | jq -c '.hits[0].tags')"
  run search tag:læst havn
  [[ "$output" == *"tags Læst"* ]]
  search --untag læst --on a
  equal "c" "$(ids tag:læst)"
  search --untag læst --on c
  run -1 search --tags
  run search tag:læst
  equal 1 "$status"
  [[ "$output" == *'No article has your tag "læst"'* ]]
}

@test "articles are named for tags and notes as for --show" {
  make_corpus sub/x.txt='En havn.' sub/y.txt='En kyst.'
  index -q
  search havn >"$work/screen"
  search --tag nr --on %1
  search --note %1 set på skærmen
  search --tag sti --on "$corpus/sub/y.txt"
  equal "sub/x.txt" "$(ids tag:nr)"
  equal '"set på skærmen"' "$(search --json tag:nr | jq -c '.hits[0].note')"
  equal "sub/y.txt" "$(ids tag:sti)"
  run search --tag nr --on %9 --on sub/y.txt
  equal 1 "$status"
  [[ "$output" == *"the last answer has no hit 9"*"tagged 1 article with nr"* ]]
}

@test "all hits of a question: their number first, then with --yes" {
  some_articles
  run search --tag vand havn
  equal 2 "$status"
  [[ "$output" == *"the question finds 2 articles; nothing was changed"*"--yes"* ]]
  run -1 search --tags
  search --tag vand --yes havn
  equal "a b" "$(sorted_ids tag:vand)"
  search --untag vand --yes --source KL havn
  equal "b" "$(ids tag:vand)"
  run search --tag vand --yes ukendtord
  equal 1 "$status"
  run search --tag vand --on nowhere
  equal 1 "$status"
  [[ "$output" == *"no article with the id nowhere"* ]]
  for wrong in "" "$(printf 'a\tb\033')" "$(printf 'x%.0s' {1..101})"; do
    run -2 search --tag "$wrong" --on a
  done
}

@test "the facet of tags counts the hits of each, and those without" {
  some_articles
  search --tag en --on a --on b
  search --tag to --on a --on c
  equal '[["en",2],["to",1]]' "$(search --json --facet tag havn | jq -c '[.facets.tag[] | [.value, .count]]')"
  equal '[["to",2],["en",1]]' \
    "$(search --json --facet year,tag --source KL --source unknown 'havn OR skole' | jq -c '[.facets.tag[] | [.value, .count]]')"
  search --untag en --on b
  equal '[["en",1],["to",1],[null,1]]' "$(search --json --facet tag havn | jq -c '[.facets.tag[] | [.value, .count]]')"
  search --tag en --on b
  equal '["year","tag","source"]' "$(search --json --facet year,tag,source havn | jq -c '.facets | keys_unsorted')"
  equal '[["en",2],["to",2]]' "$(search --tags --json | jq -c '[.tags[] | [.name, .articles]]')"
}

@test "a note is kept, shown, replaced and removed; a terminal obeys none of it" {
  some_articles
  search --note a "ring til" KL
  equal "ring til KL" "$(search --show a --json | jq -r .note)"
  equal "ring til KL" "$(search --json havn | jq -r '.hits[] | select(.id == "a").note')"
  search --note a "$(printf 'rød\033[31m')"
  run search --show a
  [[ "$output" != *$'\033'* ]]
  search --note a
  equal null "$(search --show a --json | jq .note)"
  run -1 search --note nowhere text
}

@test "tags are exported and imported, and nothing is taken away" {
  some_articles
  search --tag læst --on a --on b
  search --note b "se kortet"
  search --export-tags >"$work/tags.jsonl"
  equal '{"id":"a","tags":["læst"],"note":null}' "$(head -1 "$work/tags.jsonl")"
  rm -r "$XDG_STATE_HOME"
  search --note b "min egen"
  printf '%s\n' '{"tags":[]}' 'no JSON' '{"id":"a","tags":[""]}' >>"$work/tags.jsonl"
  run search --import-tags "$work/tags.jsonl"
  equal 6 "$status"
  [[ "$output" == *"line 3: no object"*"line 4: no object"*"line 5: a tag needs a name"* ]]
  equal "a b" "$(sorted_ids tag:læst)"
  equal $'min egen\nse kortet' "$(search --show b --json | jq -r .note)"
  search --export-tags >"$work/before"
  search --import-tags - <"$work/before"
  equal "$(cat "$work/before")" "$(search --export-tags)"
  run -7 search --import-tags "$work/none"
}

@test "a rebuild, a compaction, a changed article and a renamed root keep tags" {
  some_articles
  search --tag læst --on a
  "$bin/udklip-index" -q --rebuild
  "$bin/udklip-index" -q --compact
  sed -i 's/er ny/er helt ny/' "$corpus/a.jsonl"
  index -q
  equal a "$(ids tag:læst)"
  mv "$corpus" "$work/other"
  "$bin/udklip-index" -q --force "$work/other"
  equal a "$(ids tag:læst)"
}

@test "tags reach the programs that hits are handed on to" {
  some_articles
  search --tag læst --on a
  search --tag vigtig --on a
  search --note a "se kortet"
  [[ "$(search --format csv kommune OR byen)" == *",læst; vigtig,se kortet"* ]]
  equal "læst, vigtig" "$(search --format csl-json byen | jq -r '.[0].keyword')"
  equal 2 "$(search --format ris byen | grep -c '^KW  - ')"
}

@test "a file of saved searches from before tags is taken over" {
  some_articles
  search --save havn havn
  local file
  file=$(echo "$XDG_STATE_HOME"/udklip/*.sqlite)
  python3 - "$file" <<'END'
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
for table in ("tag", "tagged", "note"): file.execute(f"DROP TABLE {table}")
file.execute("PRAGMA user_version = 1")
END
  search --tag læst --on a
  equal a "$(ids tag:læst)"
  equal havn "$(search --saved --json | jq -r '.saved[].name')"
}
