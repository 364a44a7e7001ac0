#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# "Did you mean", and ae, oe, aa typed for æ, ø, å.

load helper

kommune_articles() {
  make_corpus a.txt='Kommunen og regeringen er enige.' b.txt='En kommune taler med de ældre.' \
    c.txt='Regeringen siger nej.'
  index -q
}

@test "--suggest prints the suggestion alone: exit 0, or 1 if there is none" {
  kommune_articles
  run --separate-stderr search --suggest regjeringen
  equal 0 "$status"
  equal "regeringen" "$output"
  run --separate-stderr search --suggest regeringen
  equal 1 "$status"
  equal "" "$output"
}

@test "the answer asks, also when nothing was found" {
  kommune_articles
  run search regjeringen
  equal 1 "$status"
  [[ "$output" == *"Nothing found."*"Did you mean: regeringen?"* ]]
  run search regjeringen kommune
  equal 0 "$status"
  [[ "$output" == *"Did you mean: regeringen kommune?"* ]]
  run search regeringen
  if [[ "$output" == *"Did you mean"* ]]; then false; fi
}

@test "JSON has the suggestion, or null" {
  kommune_articles
  search --json regjeringen | jq -e '.suggestion == "regeringen"'
  search --json regeringen | jq -e '.suggestion == null'
}

@test "what is suggested finds something" {
  kommune_articles
  suggested=$(search --suggest 'Komunen -nej')
  equal "Kommunen -nej" "$suggested"
  equal "a.txt b.txt" "$(ids $suggested | tr ' ' '\n' | sort | paste -sd' ')"
}

@test "quotes, stars and fields are left alone" {
  kommune_articles
  for question in '"regjeringen"' 'regjeri*' 'kilde:regjeringen' '=regjeringen'; do
    run search --suggest -- "$question"
    equal 1 "$status"
  done
}

@test "a misspelt field is told by a note, and is no misspelt word" {
  make_corpus a.txt='En midle eller en middel; børn i kommunen.' b.txt='Midlerne til børn.'
  index -q
  run --separate-stderr search kidle:KL børn
  [[ "$stderr" == *"did you mean kilde:?"* ]]
  if [[ "$output" == *"Did you mean"* ]]; then false; fi
  run search --suggest kidle:kommnen
  equal 1 "$status"
}

@test "the vocabulary of several databases is one" {
  kommune_articles
  mkdir "$work/more"
  echo 'En tidsskriftartikel om folkeskolen.' >"$work/more/d.txt"
  "$bin/udklip-index" -q --db "$work/second" "$work/more"
  equal "folkeskolen" "$(search --db "$UDKLIP_DB" --db "$work/second" --suggest folkeskloen)"
  equal "regeringen" "$(search --db "$UDKLIP_DB" --db "$work/second" --suggest regjeringen)"
}

@test "ae typed for æ, with a remark" {
  kommune_articles
  equal "b.txt" "$(ids aeldre)"
  run --separate-stderr search aeldre
  [[ "$stderr" == *'No article contains "aeldre"; searched for "ældre" instead.'* ]]
}
