#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The five shipped articles: the examples that the project was begun with.

load helper

setup_file() {
  export UDKLIP_DB=$BATS_FILE_TMPDIR/database
  "$bin/udklip-index" -q "$source_dir/corpus"
}
setup() { :; }
teardown() { :; }

@test "KL finds all five, with the genitive marked" {
  equal "000 001 002 003 004" "$(numbers KL)"
  search --json KL | jq -e '[.hits[].snippet] | any(contains("<em>KL'"&#39;"'s</em>"))'
}

@test "the README of the corpus is not an article" {
  run search README
  equal 1 "$status"
}

@test "inflections find one another" {
  equal "000 001 003" "$(numbers barn)"
  equal "$(numbers kommunernes)" "$(numbers Kommuner)"
  equal "$(numbers kommunernes)" "$(numbers KOMMUNER)"
  equal "000 001 002 003 004" "$(numbers forhandling)"
}

@test "compounds are found by their parts, and parts by their compounds" {
  equal "000 001 002 003 004" "$(numbers --all økonomi forhandling)"
  equal "000 003" "$(search --format jsonl --limit 2 økonomiforhandlinger | jq -r '.id[0:3]' | sort | paste -sd' ')"
  [[ " $(numbers handicapområdet) " == *" 002 "* ]]
  [[ " $(numbers handicap) " == *" 000 001"* ]]
  equal "000 001 002 004" "$(numbers --all specialiserede socialområde)"
}

@test "only the part is marked where only a part matched" {
  search --json plan | jq -e '.hits[] | select(.id | startswith("000")) | .snippet | contains("treårs<em>plan</em>")'
}

@test "Århus is Aarhus" {
  equal "002" "$(numbers Århus)"
  equal "002" "$(numbers Ankestyrelsen)"
}

@test "quoted words are found as they stand" {
  equal "000" "$(numbers '"op mod fem milliarder"')"
}

@test "an excluded word excludes" {
  [[ " $(numbers økonomi -regionerne) " != *" 001 "* ]]
  [[ " $(numbers økonomi) " == *" 001 "* ]]
}

@test "nothing found is exit code 1 and says so" {
  run search xyzzy
  equal 1 "$status"
  [[ "$output" == *"Nothing found"* ]]
}

@test "dates inside an article's text or furniture never date it" {
  equal '[{"value":"2021","count":2},{"value":null,"count":3}]' "$(search --json KL | jq -c .facets.year)"
  equal "000 001" "$(numbers --year 2021 KL)"
}

@test "what stands around an article on its page is found only if it is asked for" {
  for question in '"Den Grønne Trepart"' trivselskommissionen Weidekampsgade udtagningskonsulenter; do
    equal "" "$(numbers "$question")"
  done
  [[ " $(numbers landbrugsjord) " != *" 003 "* ]]
  equal "003" "$(numbers --furniture landbrugsjord)"
  equal "003" "$(numbers --furniture Weidekampsgade)"
  equal "004" "$(numbers --furniture trivselskommissionen)"
  equal "004" "$(numbers --furniture '"Den Grønne Trepart"')"
  [[ " $(numbers --furniture Den Grønne Trepart) " == *" 004 "* ]]
  equal "000 001 003 004" "$(numbers --furniture barn)"
}

@test "no snippet and no title shows furniture" {
  search --json --furniture --limit 100 KL kommune Trepart nyhedsrum Kontakter |
    jq -e '[.hits[] | .title, .snippet] | any(test("Nøgleord|Kontakter|Følg|Weidekamp|nyhedsrum|interesseorganisation|Trepart")) | not'
}

@test "a publisher that the page names is the source" {
  equal "003 004" "$(numbers --source KL KL)"
  equal "003 004" "$(numbers kilde:kl)"
  equal '[["003","KL foreslår treårsplan på socialområdet"],["004","KL og regeringen indgår delaftale om anbefalingerne fra ekspertudvalget"]]' \
    "$(search --json kilde:kl | jq -c '[.hits[] | [.id[0:3], .title]] | sort')"
}
