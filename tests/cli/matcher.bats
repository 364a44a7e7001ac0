#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Questions are answered by our own matcher or by Xapian, and nobody can tell by which.

load helper

# Enough for several ranges of articles, with near-duplicates and words of all frequencies.
matched_articles() {
  awk 'BEGIN {
    srand(36)
    count = split("kommune skole penge region sygehus vand fisker bager tromme procent læge loven", words, " ")
    split("KL BEK", sources, " ")
    for (i = 0; i < 600; i++) {
      if (i % 7 != 3) {
        text = ""
        for (w = 0; w < 30; w++) text = text words[1 + int(rand() * (1 + int(rand() * count)))] " "
      }
      printf "{\"id\":\"a%d\",\"text\":\"%s\",\"date\":\"20%d-01-0%d\",\"source\":\"%s\"}\n",
        i, text, 10 + i % 9, 1 + i % 9, sources[1 + i % 3]
    }
  }' >"$corpus/articles.jsonl"
  index -q
}

postings() { echo "$UDKLIP_DB"/generation-*/match-postings; }

# answers MATCHER: to all kinds of questions, without how long they took.
answers() {
  local question
  for question in "kommune skole" "bager tromme læge" "vand -penge" "fisker OR bager" "kilde:KL loven" \
    "år:2012..2014 region" "\"kommune skole\"" "sygehu*" "mangler kommune"; do
    search --matcher "$1" --json "$question" | jq -c 'del(.seconds)' || true
    search --matcher "$1" --json --any --limit 30 --offset 15 --from 2013-01-04 --year 2013..2015 \
      --facet-others "$question" | jq -c 'del(.seconds)' || true
  done
}

@test "both matchers give the same answers" {
  matched_articles
  [ -e "$(postings)" ]
  answers own >"$work/own"
  equal 18 "$(wc -l <"$work/own")"
  equal "$(answers xapian)" "$(cat "$work/own")"
}

@test "a batch is the same to the byte" {
  matched_articles
  printf 'q1\tkommune skole\nq2\tbager vand læge\nq3\t"skole kommune"\n' >"$work/questions.tsv"
  for matcher in own xapian; do
    search --matcher $matcher --batch "$work/questions.tsv" --limit 50 >"$work/run.$matcher" 2>/dev/null
  done
  cmp "$work/run.own" "$work/run.xapian"
  equal 150 "$(wc -l <"$work/run.own")"
}

@test "without the postings, or with damaged ones, answers are the same; --check finds the damage" {
  matched_articles
  local before file
  before=$(answers own)
  file=$(postings)
  "$bin/udklip-index" --check
  printf 'damaged' | dd of="$file" bs=1 seek=$(($(stat -c %s "$file") / 2)) conv=notrunc status=none
  equal "$before" "$(answers own)"
  run "$bin/udklip-index" --check
  equal 3 "$status"
  [[ "$output" == *"match-postings is damaged"* ]]
  rm "$file"
  equal "$before" "$(answers own)"
  "$bin/udklip-index" --check
}

@test "--compact and --rebuild make the postings, and an update keeps the answers right" {
  matched_articles
  rm "$(postings)"
  "$bin/udklip-index" -q --compact
  [ -e "$(postings)" ]
  rm "$(postings)"
  index -q --rebuild
  [ -e "$(postings)" ]
  echo '{"id": "ny", "text": "kommune kommune kommune"}' >>"$corpus/articles.jsonl"
  index -q
  equal "$(answers xapian)" "$(answers own)"
  search --json kommune --limit 700 | jq -e '[.hits[].id] | index("ny") != null'
}

@test "--matcher knows two names" {
  matched_articles
  run search --matcher lucene kommune
  equal 2 "$status"
  [[ "$output" == *own*xapian* ]]
}
