#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The query language, line by line, as docs/query-language.md promises it.

load helper

articles() {
  printf '%s\n' \
    '{"id":"a","title":"Kommunen sparer","text":"KL siger, at kommunen sparer på sundhedsområdet og socialområdet.","date":"2021-05-18","source":"KL","author":"Anne Holm","section":"Politik"}' \
    '{"id":"b","title":"Skolen åbner","text":"Den åbne skole har penge. Eleverne siger kl. 8 goddag til læreren.","date":"2020","source":"Politiken","section":"Skole"}' \
    '{"id":"c","text":"Folkeskolen i Aarhus mangler lærere, og økonomien er presset.","date":"2021-06","source":"Politiken"}' \
    '{"id":"d","text":"Regionen har penge til sygehuset. § 12 i loven nævner #sundhed og C++."}' \
    >"$corpus/a.jsonl"
  index -q
}

# found EXPECTED WORDS...: the ids in alphabetical order.
found() {
  local expected=$1
  shift
  equal "$expected" "$(ids "$@" | tr ' ' '\n' | sort | paste -sd' ')"
}

@test "words, in any form, also inside compounds" {
  articles
  found "b c" skole
  found "a" kommunernes
  found "b c" lærer
}

@test "exact words stand side by side, stop words included" {
  articles
  found "b" '"den åbne skole"'
  found "" '"åbne den skole"'
}

@test "a minus, NOT and IKKE leave out" {
  articles
  found "b" skole -aarhus
  found "b" skole NOT aarhus
  found "b" skole IKKE aarhus
  found "d" penge '-"åbne skole"'
  found "a b c" -penge OR skole
}

@test "AND OR, OG ELLER and parentheses" {
  articles
  found "b d" penge AND '(skole OR region)'
  found "b d" penge OG '(skole ELLER region)'
  found "a d" kommune OR region
}

@test "stars at either end" {
  articles
  found "a" 'kommun*'
  found "a" '*området'
  found "b c" '*skole*'
  found "" 'xyz*'
  run search 'xyz*' --year 2021
  equal 1 "$status"
}

@test "NEAR" {
  articles
  found "b" 'skole NEAR/3 penge'
  found "" 'skole NEAR/1 penge'
  found "b" '"åbne skole" NEAR/3 penge'
  found "" '"åbne skole" NEAR/1 goddag'
  found "a" 'kommunen NEAR/2 sparer'
}

@test "words that stand in the title alone are found by stars and NEAR, too" {
  printf '%s\n' '{"id":"t","title":"Budgetloft vedtaget","text":"Ingen af ordene."}' >"$corpus/a.jsonl"
  index -q
  found "t" 'budgetlo*'
  found "t" '*loft'
  found "t" 'budgetloft NEAR/3 vedtaget'
  found "t" budgetloft
}

@test "=Word keeps letter case" {
  articles
  found "a" =KL
  found "b" =kl
  found "a b" KL
  found "" =Kl
}

@test "fields, in Danish and English" {
  articles
  for field in titel title; do found "a" "$field:kommunerne"; done
  for field in kilde source; do found "b c" "$field:politiken"; done
  for field in år year aar; do found "a c" "$field:2021"; done
  for field in dato date; do found "a c" "$field:2021-05..2021-06"; done
  for field in måned month; do found "c" "$field:2021-06"; done
  for field in forfatter author; do found "a" "$field:\"Anne Holm\""; done
  for field in sektion section; do found "b" "$field:skole"; done
  found "d" id:d
  found "a b c" 'kilde:(KL politiken)'
  found "b c d" 'kilde:(NOT KL)'
  for field in sti path; do found "a b c d" "$field:a.jsonl"; done
}

@test "dates as people say them" {
  articles
  found "a" dato:2021-05-18
  found "a" dato:maj-2021
  found "a c" år:2021..
  found "a b c" dato:..2021-06-15
  found "d" år:ukendt
  found "d" år:unknown
  today=$(date +%F)
  printf '%s\n' "{\"id\":\"e\",\"text\":\"I dag.\",\"date\":\"$today\"}" >"$corpus/b.jsonl"
  index -q
  found "e" dato:i-dag
  found "e" dato:seneste-7-dage
}

@test "a field's value that cannot be read is said, not an error" {
  articles
  run --separate-stderr search skole dato:juledag
  equal 0 "$status"
  [[ "$stderr" == *juledag* ]]
}

@test "§ 12, #tags and signs" {
  articles
  found "d" '§ 12'
  found "d" '#sundhed'
  found "a d" sundhed
  found "d" 'C++'
}

@test "elliptic compounds, in questions and in articles" {
  articles
  found "a" 'social- og sundhedsområdet'
  printf '%s\n' '{"id":"e","text":"Alt om social- og ældreområdet."}' >"$corpus/b.jsonl"
  index -q
  found "a e" --all socialområde
}

@test "ordinary text is never an error, and costs no more than it should" {
  articles
  many=$(printf 'ord%.0s ' $(seq 20000))
  deep=$(printf '(%.0s' $(seq 5000))
  for text in "$many" "$deep" 'a* b* c* d*' '*a* *e* *i*' '-' '""' 'a NEAR/99999 b' 'OR OR' 'a AND' \
    'kilde:' ':::' 'dato:..' '=' '=-' '§' '\' 'æøå' $'\xff\xfe\xfd'; do
    run timeout 20 "$bin/udklip-search" --facet none -- "$text"
    [ "$status" -le 1 ] || { echo "${text:0:40}: $status ${output:0:200}"; false; }
  done
}

@test "--similar finds articles like one, and not the one itself" {
  articles
  run --separate-stderr search --similar b --json
  equal 0 "$status"
  [ "$(echo "$output" | jq -r '[.hits[].id] | contains(["b"])')" = false ]
  echo "$output" | jq -e '.hits | length > 0'
  run search --similar nope
  equal 1 "$status"
  [[ "$output" == *"there is no article with the id nope"* ]]
}

@test "--facet-others counts a facet without its own filter" {
  articles
  search --json --year 2021 --any penge skole kommune | jq -e '.facets.year == [{"value":"2021","count":2}]'
  search --json --year 2021 --facet-others --any penge skole kommune |
    jq -e '.facets.year | map(.value) | sort == [null, "2020", "2021"]'
}

@test "words as typed, side by side, come before scattered ones" {
  make_corpus a.txt='Pengene mangler i dag, siger en lærer om alt det, der mangler nu, og skolen.' \
    b.txt='Skolen mangler penge i dag, siger en anden lærer om alt det, der er nu her.'
  index -q
  equal "b.txt" "$(search --format jsonl --limit 1 skolen mangler penge | jq -r .id)"
}

@test "the pager shows whole articles on a terminal" {
  articles
  PAGER="sed s/Skolen/PAGED/" script -qec "\"$bin/udklip-search\" --show b" /dev/null | grep -q PAGED
}

@test "filters alone list what they leave" {
  articles
  equal "c a" "$(ids --year 2021)"
}

@test "a stop word behind an operator, a minus or a field is meant" {
  printf '%s\n' \
    '{"id":"a","title":"Er det nu?","text":"Skolen åbner snart."}' \
    '{"id":"b","title":"Nyt","text":"Skolen åbner ikke, for det er sent. En minister taler."}' \
    '{"id":"c","title":"Mere","text":"Haven ved skolen er stor. Det krævede stort mod nu."}' \
    >"$corpus/a.jsonl"
  index -q
  found "a c" skolen -ikke
  found "a b c" skolen AND det
  found "a b c" det OR minister
  found "a c" -ikke
  found "a" skolen titel:det
  found "a b c" skolen det
  found "c" have
  found "c" modet
  found "b" hvem er minister
  equal a "$(ids er det nu | awk '{print $1}')"
  search skolen det --explain | grep -q 'det (too common'
}

@test "NEAR takes a chain as one word, and a quotation keeps its sign" {
  printf '%s\n' \
    '{"id":"a","text":"Vitamin e står i adressen."}' \
    '{"id":"b","text":"Din e-mail står ved adressen."}' \
    '{"id":"c","text":"De 13 mænd ved Venstre."}' \
    '{"id":"d","text":"Se § 13 i loven, til venstre ved døren."}' \
    >"$corpus/a.jsonl"
  index -q
  found "b" 'e-mail NEAR/3 adressen'
  found "d" '"§ 13"'
  printf '%s\n' '{"id":"e","text":"Efter §§ 12 og 13 er det så."}' \
    '{"id":"f","text":"Efter §§ 12-14 er det så."}' >"$corpus/b.jsonl"
  index -q
  found "d e f" '§ 13'
  found "f" '§ 14'
  found "d e f" '§§ 12-13'
  found "c" '=Venstre NEAR/3 ved'
  run search '=Venstre NEAR/3 ved'
  [[ "$output" == *"read as AND"* ]]
}

@test "below a minus every word is needed, and values may be left out" {
  printf '%s\n' \
    '{"id":"a","text":"penge og budget her","source":"KL"}' \
    '{"id":"b","text":"penge alene her","source":"DR"}' \
    '{"id":"c","text":"noget andet her","source":"Ritzau"}' \
    '{"id":"d","text":"penge uden kilde","source":"Ukendt"}' \
    '{"id":"e","text":"penge uden alt"}' \
    >"$corpus/a.jsonl"
  index -q
  found "b c" her '-(penge budget)'
  found "b c" --any her '-(penge budget)'
  found "a" 'kilde:(KL -Ritzau)'
  found "a b" --any '(kilde:KL OR kilde:DR) penge'
  found "e" kilde:ukendt
  found "d" kilde:=Ukendt
  found "d" penge --source =ukendt
}

@test "a star finds at least what the word without it finds" {
  printf '%s\n' \
    '{"id":"a","text":"Mændene og børnene gik."}' \
    '{"id":"b","text":"Finansministeren talte."}' \
    >"$corpus/a.jsonl"
  index -q
  found "a" 'mand*'
  found "a" 'barn*'
  found "b" '*minister'
  found "b" 'minister'
}

@test "a path is compared by whole names, without regard to capitals" {
  mkdir -p "$corpus/arkiv/2021" "$corpus/arkiv/2021b" "$corpus/minarkiv/2021"
  echo "en skole" >"$corpus/arkiv/2021/a.txt"
  echo "en anden skole" >"$corpus/arkiv/2021b/b.txt"
  echo "en tredje skole" >"$corpus/minarkiv/2021/c.txt"
  index -q
  found "arkiv/2021/a.txt" sti:arkiv/2021
  found "arkiv/2021/a.txt" sti:Arkiv/2021
  found "arkiv/2021/a.txt" 'skole sti:/arkiv/2021/'
}

@test "=Word marks that spelling alone" {
  printf '%s\n' '{"id":"a","text":"Venstre gik til venstre."}' >"$corpus/a.jsonl"
  index -q
  equal "<em>Venstre</em> gik til venstre." "$(search --json =Venstre | jq -r '.hits[0].snippet')"
}

@test "a date in words is a range where it says one" {
  printf '%s\n' \
    '{"id":"a","text":"en skole","date":"2020-05-01"}' \
    '{"id":"b","text":"en skole","date":"2020-05-05"}' \
    '{"id":"c","text":"en skole","date":"2020-07-09"}' \
    '{"id":"d","text":"en skole","date":"2020-12-24"}' \
    '{"id":"e","text":"en skole","date":"2019-03-03"}' \
    >"$corpus/a.jsonl"
  index -q
  found "a b" 'dato:"1.-5. maj 2020"'
  found "a b" 'dato:"fra 1. til 5. maj 2020"'
  found "a b" 'dato:fra-1.-til-5.-maj-2020'
  found "a b" skole --from '1. maj 2020' --to '5. maj 2020'
  found "a b c" 'dato:"maj-juli 2020"'
  found "a b" dato:2020-5
  found "a b c d e" 'år:2019/20'
  found "e" 'dato:"2019 og tidligere"'
  found "d" dato:jul-2020
  run search dato:jul-2020
  [[ "$output" == *"Christmas"* ]]
}

@test "articles of one day are in order of their time" {
  printf '%s\n' \
    '{"id":"c","text":"en skole","date":"2021-06-18T08:00:00"}' \
    '{"id":"a","text":"en skole om noget","date":"2021-06-18T12:00:00"}' \
    '{"id":"b","text":"en skole om noget andet","date":"2021-06-18T20:00:00+02:00"}' \
    '{"id":"d","text":"en skole uden tid","date":"2021-06-18"}' \
    '{"id":"e","text":"en skole i går","date":"2021-06-17T23:59:59"}' \
    >"$corpus/a.jsonl"
  index -q
  equal "b a c d e" "$(ids skole --sort newest)"
  equal "e d c a b" "$(ids skole --sort oldest)"
}

@test "a minus before a figure that begins the question belongs to it" {
  printf '%s\n' \
    '{"id":"a","text":"Det var -5 grader i nat."}' \
    '{"id":"b","text":"Det var mange grader i nat."}' \
    >"$corpus/a.jsonl"
  index -q
  found "a" -- '-5 grader'
  found "b" grader -5
  found "b" 'NOT 5 grader'
}

@test "a quotation does not run from one paragraph into the next" {
  printf 'Ny skole\n\nByens nye skole\n\nåbner snart, og den\ner stor.\n' >"$corpus/a.txt"
  index -q
  found "" '"skole åbner"'
  found "a.txt" '"den er stor"'
  found "a.txt" 'skole NEAR/2 åbner'
}

@test "a time limit ends a question, and is a number of seconds" {
  articles
  found "b c" skole --time-limit 60
  found "b c" skole --time-limit 0.5
  found "b c" skole --time-limit 0
  for wrong in snart -1 1e9 nan 2s; do
    run search skole --time-limit "$wrong"
    equal 2 "$status"
    [[ "$output" == *'"'$wrong'" is no number of seconds'* ]]
  done
  many_articles ord >"$corpus/m.jsonl"
  index -q
  run search '*r* NEAR/10 *r*' --time-limit 0.000001
  equal 2 "$status"
  [[ "$output" == *"time-limit"* ]]
}
