#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# udklip-search, seen from outside.

load helper

three_articles() {
  make_corpus a.txt='date 2021-06 Kommunen bygger et sygehus. Det koster penge.' \
    b.txt='date 2020-01-05 Sygehuset har en læge. En læge hjælper.' \
    c.txt='Regionen sparer penge på hospitalet.'
  index -q
}

@test "no database is exit code 3 and names the command that makes one" {
  run search hus
  equal 3 "$status"
  [[ "$output" == *"udklip-index --db"* ]]
}

@test "several values of one field are any of them; --facet-others counts a field without its filter" {
  three_articles
  equal "a.txt b.txt" "$(ids --any --year 2021 --year 2020 penge læge | tr ' ' '\n' | sort | paste -sd' ')"
  equal "a.txt c.txt" "$(ids --any --month 2021-06 --month unknown penge læge | tr ' ' '\n' | sort | paste -sd' ')"
  equal '[["2021",1]]' "$(search --json --any --year 2021 penge læge | jq -c '[.facets.year[] | [.value, .count]]')"
  equal '[["2020",1],["2021",1],[null,1]]' \
    "$(search --json --any --year 2021 --facet-others penge læge | jq -c '[.facets.year[] | [.value, .count]] | sort_by(.[0] // "z")')"
  equal 1 "$(search --json --any --year 2021 --facet-others penge læge | jq .total)"
}

@test "filters alone are a question" {
  three_articles
  equal "a.txt" "$(ids --month 2021-06)"
  equal "c.txt" "$(ids --month unknown)"
  equal "a.txt b.txt c.txt" "$(ids --author unknown | tr ' ' '\n' | sort | paste -sd' ')"
  equal "a.txt b.txt c.txt" "$(ids --section unknown | tr ' ' '\n' | sort | paste -sd' ')"
}

@test "no words is a usage error" {
  run search
  equal 2 "$status"
}

@test "every word is wanted, and relaxed only when no article has them all" {
  three_articles
  equal "a.txt" "$(ids penge kommune)"
  search --json penge kommune | jq -e '.relaxed == false'
  search --json læge region | jq -e '.relaxed == true and .total == 2'
  run search --all læge region
  equal 1 "$status"
  search --json --any penge læge | jq -e '.total == 3 and .relaxed == false'
}

@test "--year, --from, --to narrow down; unknown can be asked for" {
  three_articles
  equal "a.txt" "$(ids --year 2021 --any penge læge region)"
  equal "a.txt b.txt" "$(ids --sort newest --year 2020..2021 --any penge læge region)"
  equal "c.txt" "$(ids --year unknown --any penge læge region)"
  equal "a.txt" "$(ids --year 2021-06 --any penge læge region)"
  equal "" "$(ids --year 2021-07 --any penge læge region)"
  equal "b.txt" "$(ids --to 2020-12 --any penge læge region)"
  equal "a.txt" "$(ids --from 2020-02 --any penge læge region)"
  run search --from juledag penge
  equal 2 "$status"
}

@test "--sort puts undated articles last, both ways" {
  three_articles
  equal "a.txt b.txt c.txt" "$(ids --sort newest --any penge læge)"
  equal "b.txt a.txt c.txt" "$(ids --sort oldest --any penge læge)"
}

@test "--limit and --offset page through the same order" {
  for i in $(seq -w 25); do make_corpus "$i.txt=Et hus nummer $i."; done
  index -q
  whole=$(ids hus)
  paged=$(for at in 0 10 20; do search --format jsonl --offset $at hus | jq -r .id; done | paste -sd' ')
  equal "$whole" "$paged"
  equal "11" "$(search --json --offset 10 hus | jq '.hits[0].rank')"
  equal "25" "$(search --json --offset 10 hus | jq '.total')"
  run --separate-stderr search --no-collapse --offset 25 hus
  equal 0 "$status"
  [[ "$stderr" == *"There are 25 hits, and the page lies behind them."* ]]
  run --separate-stderr search --no-collapse --offset 24 hus
  equal "" "$stderr"
  run --separate-stderr search --limit 0 --offset 5 hus
  equal "" "$stderr"
}

@test "a piece of a compound finds nothing by itself; the words that it is made of are suggested" {
  make_corpus a.txt='Regionen bygger.' b.txt='Der er penge.'
  index -q
  run --separate-stderr search --json regionspenge
  equal 1 "$status"
  echo "$output" | jq -e '.total == 0 and .suggestion == "region penge"'
  search --json region penge | jq -e '.relaxed and .total == 2'
  search --json --any regionspenge | jq -e '.total == 2'
}

@test "a source that is written in two ways is one value" {
  printf '{"id":"%s","text":"Et hus.","source":"%s"}\n' 1 Politiken 2 Politiken 3 politiken >"$corpus/a.jsonl"
  index -q
  search --json hus | jq -e '.facets.source == [{"value":"Politiken","count":3}]'
  search --json --source politiken hus | jq -e '.total == 3'
}

@test "facet counts are the hits after the click" {
  three_articles
  count=$(search --json --any penge læge | jq '.facets.year[] | select(.value == "2021") | .count')
  equal "$count" "$(search --json --any --year 2021 penge læge | jq .total)"
  search --json --facet none penge | jq -e '.facets == {}'
  search --json --facet month penge | jq -e '.facets.month[0].value == "2021-06"'
  run search --facet farve penge
  equal 2 "$status"
}

@test "--show prints the whole article, --json its fields" {
  three_articles
  run search --show a.txt penge
  equal 0 "$status"
  [[ "$output" == *"Kommunen bygger et sygehus. Det koster penge."* ]]
  search --show a.txt --json penge | jq -e '.id == "a.txt" and .date == "2021-06" and (.html | contains("<em>penge</em>"))'
  run search --show nope
  equal 1 "$status"
}

@test "--explain shows lemmas and parts" {
  three_articles
  run search --explain sygehuset
  [[ "$output" == *"lemma   sygehus"* ]]
  [[ "$output" == *"(word, in 2 articles)"* ]]
  run search --explain læge
  [[ "$output" == *"(word, in 1 article)"* ]]
  run search --explain økonomiforhandlinger
  [[ "$output" == *"part    økonomi"* && "$output" == *"part    forhandling"* ]]
  [[ "$output" == *"found by the word or all of its parts"* ]]
  run search --explain --any økonomiforhandling
  [[ "$output" == *"found by the word or one of its parts"* ]]
}

@test "--batch prints a TREC run" {
  three_articles
  printf 'q1\tpenge\nq2\tlæge sygehus\n' >"$work/questions.tsv"
  run --separate-stderr search --batch "$work/questions.tsv" --trec mine --limit 2
  equal 0 "$status"
  equal 2 "$(echo "$output" | grep -c '^q1 Q0 [ac].txt [12] [0-9.]* mine$')"
  echo "$output" | grep -q '^q2 Q0 b.txt 1 '
  run --separate-stderr search --batch "$work/questions.tsv" --json
  echo "$stderr" | jq -e '.questions == 2 and .p50 <= .p99 and .mean > 0'
  printf 'no tab\n' >"$work/questions.tsv"
  run search --batch "$work/questions.tsv"
  equal 6 "$status"
}

@test "colours only on a terminal or when asked for; NO_COLOR is obeyed" {
  three_articles
  if search penge | grep -q $'\e'; then false; fi
  search --color always penge | grep -q $'\e\\[1;33mpenge'
  export TERM=xterm
  script -qec "\"$bin/udklip-search\" penge" /dev/null | grep -q $'\e\\['
  if NO_COLOR=1 script -qec "\"$bin/udklip-search\" penge" /dev/null | grep -q $'\e\\['; then false; fi
}

@test "control characters in articles are made harmless" {
  printf '{"id":"a\\u001bid","title":"Ond \\u001b[31mtitel","text":"Et hus \\u001b]0;x\\u0007 og \\u202e baglæns.","source":"K\\u0007L"}\n' >"$corpus/a.jsonl"
  index -q
  if search hus | grep -qP '[\x00-\x08\x0b-\x1f\x7f]'; then false; fi
  if search --show $'a\eid' hus | grep -qP '[\x00-\x08\x0b-\x1f\x7f]'; then false; fi
  if search hus | grep -q $'\u202e'; then false; fi
}

@test "a snippet in JSON is HTML-escaped" {
  make_corpus a.txt='Huset <script>alert(1)</script> & haven "x".'
  index -q
  search --json hus | jq -e '.hits[0].snippet | contains("&lt;script&gt;") and contains("&amp;") and contains("<em>Huset</em>")'
}

@test "broken pipe is no error" {
  three_articles
  search --color never penge | head -n 0
  equal "0" "${PIPESTATUS[0]}"
}

@test "ordinary text is never an error" {
  three_articles
  for text in '"penge' 'AND' 'C++' 'AT&T' '§ 12' 'a@b.dk' 'http://kl.dk/x?y=1' 'x' 'og i det' '(((' '-' '"' '*' ':' 'NOT' $'\xff\xfe'; do
    run search -- "$text"
    [ "$status" -le 1 ] || { echo "$text: $status $output"; false; }
  done
}

@test "only stop words: they are searched as written" {
  three_articles
  equal "a.txt b.txt" "$(ids et OR en | tr ' ' '\n' | sort | paste -sd' ')"
}

@test "unknown fields are named with the nearest known" {
  three_articles
  run --separate-stderr search kidle:KL penge
  [[ "$stderr" == *"kilde"* ]]
}

@test "several databases answer as one" {
  three_articles
  mkdir "$work/more"
  echo 'Mange penge til alle.' >"$work/more/d.txt"
  "$bin/udklip-index" -q --db "$work/second" "$work/more"
  equal "3" "$(search --db "$UDKLIP_DB" --db "$work/second" --json penge | jq .total)"
}

@test "--from after --to finds nothing, and says why" {
  three_articles
  run --separate-stderr search --from 2022 --to 2021 penge
  equal 1 "$status"
  [[ "$stderr" == *"--from 2022"*"--to 2021"* ]]
  search --json --from 2022 --to 2021 penge >"$work/answer.json" || true
  jq -e '.total == 0 and (.notes | length == 1)' "$work/answer.json"
  run --separate-stderr search --from 2021 --to 2021 penge
  equal 0 "$status"
  equal "" "$stderr"
}

@test "a line without a tab in a --batch file is left out, and the exit code says so" {
  three_articles
  printf 'q1\tpenge\nno tab here\nq2\tlæge\n' >"$work/questions.tsv"
  run --separate-stderr search --batch "$work/questions.tsv" --trec t
  equal 6 "$status"
  equal 3 "$(echo "$output" | wc -l)"
  [[ "$stderr" == *"line 2"*"tab"* ]]
}

@test "counts are the same with the facet columns and without them" {
  three_articles
  with=$(search --json --any penge læge --facet year,month,source,author,section | jq -c .facets)
  rm "$UDKLIP_DB"/generation-*/facet-columns
  equal "$with" "$(search --json --any penge læge --facet year,month,source,author,section | jq -c .facets)"
}
