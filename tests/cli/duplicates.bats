#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Near-duplicates, from articles to answers.

load helper

# A story of 150 words that is like no other with another number.
story() {
  local n
  for n in $(seq 10); do
    printf 'I by nummer %s%s siger borgmester %s at sygehuset skal have %s nye læger og %s senge inden vinteren. ' \
      "$1" "$n" "Holm$1$n" "$((100 * $1 + n))" "$((7 * $n + $1))"
  done
}

# The first word of a file is its source.
article() { printf '{"id":"%s","title":"%s","source":"%s","date":"%s","text":"%s"}\n' "$@" >>"$corpus/news.jsonl"; }

wire_and_others() {
  local wire
  wire=$(story 1)
  article wire 'Sygehuset får læger' Ritzau 2021-06-01 "$wire"
  article copy 'Nye læger på vej' Politiken 2021-06-02 "$wire"
  article short 'Flere senge' Information 2021-06-03 "${wire:0:700}"
  article longer 'Læger til byen' Berlingske 2020-06-03 "$wire Avisen har spurgt naboerne, som glæder sig meget til det."
  article other 'Et andet sygehus' Politiken 2021-06-02 "$(story 2)"
  index -q
}

# shown WORDS...: the ids of the hits, near-duplicates as one.
shown() { search --format jsonl --limit 100 "$@" 2>/dev/null | jq -r .id | paste -sd' '; }

# cluster_names: each once, sorted.
cluster_names() { xapian-delve -V10 "$UDKLIP_DB" | grep -oE ':[0-9a-f]{16}' | sort -u; }

@test "wire copy with another headline, cut or made longer is one hit that names the others" {
  wire_and_others
  equal 2 "$(search --json sygehuset | jq '.hits | length')"
  search --json sygehuset | jq -e '.total == 5 and .total_is_exact and .distinct == 2'
  search --json sygehuset | jq -e '[.hits[].similar | length] | sort == [0, 3]'
  search --json sygehuset | jq -e '[.hits[].similar_total] | sort == [0, 3]'
  equal 5 "$(search --no-collapse --json sygehuset | jq '.hits | length')"
  search --no-collapse --json sygehuset | jq -e '.distinct == 5 and all(.hits[]; .similar == [] and .similar_total == 0)'
}

@test "the terminal says who else has it, and what the counts count" {
  wire_and_others
  run search --sort oldest sygehuset
  [[ "$output" == *"and 3 like it: "*"Ritzau (wire)"* ]]
  [[ "$output" == *"5 articles (2 without near-duplicates)"* ]]
  run search --no-collapse sygehuset
  [[ "$output" != *"like it"* && "$output" == *"5 articles, "* ]]
}

@test "the one that is shown is the first in the order that was asked for" {
  wire_and_others
  equal "short" "$(shown --sort newest sygehuset borgmester Holm11)"
  equal "longer" "$(shown --sort oldest sygehuset borgmester Holm11)"
  equal "$(shown --no-collapse titel:vej)" "copy"
  equal "longer" "$(shown sygehuset naboerne)"
}

@test "filters come first: what is left out by them is not counted as like it" {
  wire_and_others
  search --json --source Politiken --source Ritzau Holm11 | jq -e '.total == 2 and .distinct == 1 and (.hits[0].similar | length) == 1'
  search --json --year 2020 Holm11 | jq -e '.total == 1 and .hits[0].similar == []'
  search --json Holm11 | jq -e '.facets.year == [{"value":"2021","count":3},{"value":"2020","count":1}]'
}

@test "clusters follow the articles: changed, removed, come later" {
  printf '%s' "$(story 1)" >"$corpus/a.txt"
  printf '%s' "$(story 1) Og lidt til." >"$corpus/b.txt"
  index -q
  equal 1 "$(search --json sygehuset | jq .distinct)"
  printf '%s' "$(story 2)" >"$corpus/b.txt"
  index -q
  equal 2 "$(search --json sygehuset | jq .distinct)"
  printf '%s' "$(story 2) Rettet." >"$corpus/c.txt"
  index -q
  search --json sygehuset | jq -e '.total == 3 and .distinct == 2'
  rm "$corpus/b.txt"
  index -q
  search --json sygehuset | jq -e '.total == 2 and .distinct == 2'
  # Two were in a cluster of three files' history; none is now.
  equal 0 "$(cluster_names | wc -l)"
}

@test "articles that are built beside others, of which the last are gone, are compared like any" {
  article 1 En A 2021 "$(story 1)"
  index -q
  article 2 To B 2021 "$(story 2)"
  article 3 Tre C 2021 "$(story 3)"
  index -q
  head -1 "$corpus/news.jsonl" >"$work/first" && mv "$work/first" "$corpus/news.jsonl"
  index -q --force
  # Enough to be built in segments; the first two are alike, and one is like what was there.
  corpus=$corpus/more
  mkdir "$corpus"
  article 4 Fire A 2021 "$(story 4)"
  article 5 Fem B 2021 "$(story 4) Og lidt til."
  article 6 Seks C 2021 "$(story 1) Og lidt mere."
  python3 -c 'for i in range(3000):
    print("{\"id\":\"fill%d\",\"text\":\"%s\"}" % (i, f"Fyld{i} nummer{i * 7} med tal{i * 13}. " * 60))' >>"$corpus/news.jsonl"
  corpus=$work/corpus
  index -q
  search --json sygehuset | jq -e '.total == 4 and .distinct == 2'
  index -q --rebuild
  search --json sygehuset | jq -e '.total == 4 and .distinct == 2'
}

@test "a rebuild, and articles in another order, give the same clusters" {
  wire_and_others
  before=$(cluster_names)
  tac "$corpus/news.jsonl" >"$corpus/more.jsonl"
  rm "$corpus/news.jsonl"
  index -q --rebuild --force
  equal "$before" "$(cluster_names)"
}

@test "two databases side by side do not mix their clusters" {
  article 1 En A 2021 "$(story 1)"
  article 2 To B 2021 "$(story 1)"
  index -q
  mkdir "$work/more"
  corpus=$work/more
  article 3 Tre A 2021 "$(story 2)"
  article 4 Fire B 2021 "$(story 2)"
  UDKLIP_DB=$work/second index -q
  search --db "$UDKLIP_DB" --db "$work/second" --json sygehuset | jq -e '.total == 4 and .distinct == 2'
}

# of_both ARGUMENTS...: asked of two databases, the second with a corpus of its own.
of_both() { search --db "$UDKLIP_DB" --db "$work/second" "$@"; }

@test "near-duplicates in different databases are one hit, found by what they hold" {
  article 1 En A 2021-01-01 "$(story 1)"
  article 2 To B 2021-01-02 "$(story 1) Og lidt til."
  article 3 Tre C 2021-01-03 "$(story 2)"
  article brief Kort A 2021-01-04 'Sygehuset er åbnet.'
  index -q
  corpus=$work/more
  mkdir "$corpus"
  article 4 Fire D 2020-01-01 "$(story 1) Rettet."
  article 5 Fem E 2020-01-02 "$(story 2)"
  article 6 Seks F 2020-01-03 "$(story 2) Rettet."
  article 7 Syv G 2020-01-04 "$(story 3)"
  article brief Kort H 2020-01-05 'Sygehuset er åbnet.'
  article other 'En anden' H 2020-01-06 'Sygehuset er åbnet.'
  UDKLIP_DB=$work/second index -q
  of_both --json sygehuset | jq -e '.total == 10 and .distinct == 5 and (.hits | length) == 5'
  of_both --json --sort newest sygehuset | jq -e '[.hits[] | [.id, .similar_total]] == [["brief",1],["3",2],["2",2],["other",0],["7",0]]'
  of_both --json --sort newest sygehuset | jq -e '[.hits[].similar[]] == ["brief","6","5","1","4"]'
  # Page by page they are the same, and none comes twice.
  equal "brief 3 2 other 7" "$(for offset in 0 1 2 3 4; do of_both --format jsonl --sort newest --limit 1 --offset $offset sygehuset | jq -r .id; done | paste -sd' ')"
  # What the filters leave out is nobody's near-duplicate.
  of_both --json --year 2021 sygehuset | jq -e '.total == 4 and ([.hits[].similar_total] | sort) == [0,0,1]'
  equal 10 "$(of_both --no-collapse --format jsonl sygehuset | wc -l)"
}

@test "--similar shows near-duplicates as one hit as well" {
  wire_and_others
  search --similar other --json | jq -e '(.hits | length) == 1 and .hits[0].similar_total == 3'
  search --similar wire --json --no-collapse | jq -e '[.hits[0:3][].id] | sort == ["copy","longer","short"]'
}
