#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What tells an answer apart: --telling, --telling-words, --telling-omit.

load helper

# A hundred articles: forty about harbours, of which thirty speak of a ferry company and its prices.
ports() {
  for i in $(seq 100); do
    text="Kommunen skriver brev nummer $i om dagens sager i byen."
    # No two are alike.
    for j in $(seq 40); do text="$text q$((i * 7919 + j * j * 104729))x"; done
    text="$text."
    if [ "$i" -le 40 ]; then text="$text I havnen blev der talt om skibe med Jens Bager."; fi
    if [ "$i" -le 30 ]; then text="$text Mange tager med færgerne til de høje priser fra 1998, og gamle er færgerne."; fi
    printf '{"id":"%d","text":"%s","date":"%d"}\n' "$i" "$text" $((2000 + i % 3))
  done >"$corpus/a.jsonl"
  index -q
}

words() { search --telling --format tsv "$@" | cut -f1 | paste -sd, -; }

@test "words are counted in the hits and in all articles, and each line is a question that narrows" {
  ports
  search --telling --format tsv --no-config havn >"$work/rows"
  equal "$(printf 'færgerne\t30\t30\thavn færgerne')" "$(grep -P '^færgerne\t' "$work/rows" | cut -f1,2,3,5)"
  [ "$(wc -l <"$work/rows")" -ge 3 ]
  while IFS=$'\t' read -r _ hits _ _ question; do
    equal "$hits" "$(search --json --no-collapse --limit 0 "$question" | jq .total)"
  done <"$work/rows"
}

@test "words that all articles have tell nothing" {
  ports
  for word in kommune kommunen brev nummer dage dagens byen; do
    [[ ,$(words havn), != *,$word,* ]]
  done
  run search --telling brev
  equal 1 "$status"
  [[ "$output" == *"No word tells"* ]]
  run search --telling ukendtord
  equal 1 "$status"
}

@test "names, numbers and the question's own words come when they are wanted" {
  ports
  [[ ,$(words havn), != *Bager* ]]
  [[ ,$(words havn), != *1998* ]]
  [[ ,$(words havn), != *,havnen,* ]]
  [[ ,$(words --telling-omit numbers,question havn), == *Bager* ]]
  [[ ,$(words --telling-omit names,question havn), == *,1998,* ]]
  [[ ,$(words --telling-omit names,numbers havn), == *,havnen,* ]]
  [[ ,$(words --telling-omit none havn), == *,havnen,* ]]
  run -2 search --telling --telling-omit x havn
  run -2 search --telling-omit names havn
}

@test "half of an elliptic word is not told for the whole" {
  for i in $(seq 60); do
    text="Byen har nummer"
    for j in $(seq 40); do text="$text q$((i * 7919 + j * j * 104729))x"; done
    text="$text."
    [ "$i" -gt 20 ] || text="$text Her taler klima-, energi- og forsyningsministeren om klima og vind."
    printf '{"id":"%d","text":"%s"}\n' "$i" "$text"
  done >"$corpus/a.jsonl"
  index -q
  [[ ",$(words klima)," == *,forsyningsministeren,* ]]
  [[ "$(words klima)" != *klima* ]]
}

@test "two words that stand together are one, as a quotation" {
  ports
  equal '30 30 havn "høje priser"' \
    "$(search --telling --format jsonl havn | jq -r 'select(.word == "høje priser") | "\(.hits) \(.articles) \(.question)"')"
  [[ ,$(words havn), != *,høje,* ]]
}

@test "so many words, filters, and the question around them" {
  ports
  equal 2 "$(search --telling 2 --format tsv havn | wc -l)"
  equal "$(search --telling 2 --format tsv havn)" "$(search --telling --telling-words 2 --format tsv havn)"
  equal "$(search --telling 2 --format tsv havn)" "$(search --telling=2 --format tsv havn)"
  equal 13 "$(search --telling --json --year 2000 havn | jq .hits)"
  search --telling --format tsv 'havn OR kyst' | cut -f5 | grep -qx '(havn OR kyst) færgerne'
  search --telling --format tsv --any 'havn kyst' | cut -f5 | grep -qx '(havn kyst) AND færgerne'
  run -2 search --telling --limit 5 havn
  run -2 search --telling --format csv havn
}

@test "every form: rows with a head, a line an object, one object by its schema, and the screen" {
  ports
  equal "word	hits	articles	score	question" "$(search --telling --format tsv --header havn | head -1)"
  search --telling --json havn >"$work/answer"
  /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))
' "$source_dir/docs/telling.schema.json" "$work/answer"
  equal "[40,100]" "$(jq -c '[.hits, .articles]' "$work/answer")"
  equal "$(jq -c '.words[]' "$work/answer")" "$(search --telling --format jsonl havn)"
  run search --telling --color never havn
  equal "Words that tell 40 hits apart from all 100 articles:" "${lines[0]}"
  [[ "$output" == *"færgerne"*"30 hits of 30 articles  havn færgerne"* ]]
}

@test "near-duplicates count once" {
  for i in 1 2 3 4 5 6; do
    make_corpus "$i.txt=En lang historie om en havn med mange skibe og gamle fiskere som ror ud hver eneste morgen før solen står op over byen."
  done
  for i in $(seq 20); do make_corpus "x$i.txt=Kommunen skriver brev nummer $i."; done
  index -q
  equal 1 "$(search --telling --json havn | jq .hits)"
}
