#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Many questions at once: --batch with --format.

load helper

some_articles() {
  printf '%s\n' '{"id":"a","title":"Ny havn","text":"Havnen i byen er ny.","date":"2021-06-01","source":"KL"}' \
    '{"id":"b","title":"Kysten","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}' \
    '{"id":"c","text":"Skolen åbner."}' >"$corpus/a.jsonl"
  index -q
}

@test "a table has a head line and a line for each question" {
  some_articles
  printf 'Havne\thavn\nSkoler\tskole\nIntet\txyzzy\n' >"$work/q.tsv"
  equal "$(printf 'name\tquestion\tarticles\texact\trelaxed\ttitle\tsource\tdate\tid
Havne\thavn\t2\tyes\tno\tNy havn\tKL\t2021-06-01\ta
Skoler\tskole\t1\tyes\tno\tSkolen åbner\t\t\tc
Intet\txyzzy\t0\tyes\tno\t\t\t\t')" "$(search --batch "$work/q.tsv" --format tsv)"
}

@test "by year, if that is asked: a column for each year of the database" {
  some_articles
  equal "$(printf '2020\t2021\tunknown\n1\t1\t0\n0\t0\t1')" \
    "$(printf 'h\thavn\ns\tskole\n' | search --batch - --format tsv --facet year | cut -f10-)"
}

@test "filters narrow every question, and each is asked as on the command line" {
  some_articles
  printf 'h\thavn\nr\tskole kyst\n' >"$work/q.tsv"
  equal "h:1:a:false r:0::false" "$(search --batch "$work/q.tsv" --format jsonl --source KL |
    jq -r '.name + ":" + (.total|tostring) + ":" + (.best.id // "") + ":" + (.relaxed|tostring)' | paste -sd' ')"
  while IFS=$'\t' read -r name question; do
    # shellcheck disable=SC2086
    equal "$(search --json $question | jq -c '[.total, .relaxed, .hits[0].id, .facets]')" \
      "$(search --batch "$work/q.tsv" --format jsonl --facet year,source |
        jq -c "select(.name == \"$name\") | [.total, .relaxed, .best.id, .facets]")"
  done <"$work/q.tsv"
}

@test "an empty line, an empty question and a line without a name are said, the others answered" {
  some_articles
  printf '\xef\xbb\xbfh\thavn\r\n\r\nnobody\t \nno tab here\ns\tskole\n' >"$work/q.tsv"
  for form in tsv jsonl; do
    run --separate-stderr search --batch "$work/q.tsv" --format $form
    equal 6 "$status"
    [[ "$stderr" == *"line 2: the line is empty"* ]]
    [[ "$stderr" == *"line 3: the question is empty; left out"* ]]
    [[ "$stderr" == *"line 4: there is no tab"* ]]
  done
  equal "h s" "$(search --batch "$work/q.tsv" --format jsonl 2>/dev/null | jq -r .name | paste -sd' ')"
  run --separate-stderr search --batch "$work/q.tsv"
  equal 6 "$status"
  [[ "$stderr" == *"line 2: the line is empty"*"line 3: the question is empty; left out"* ]]
  run search --batch "$corpus" --format tsv
  equal 2 "$status"
}

@test "what a question could not be honoured in is said with its line" {
  some_articles
  run --separate-stderr bash -c "printf 'h\tkidle:KL havn\n' | '$bin/udklip-search' --batch - --format tsv"
  [[ "$stderr" == *"-, line 1: "*"kilde"* ]]
  equal 0 "$status"
  printf 'h\tkidle:KL havn\n' | search --batch - --format jsonl | jq -e '.notes | length == 1'
}

@test "control characters in names, questions and articles are made harmless" {
  printf '{"id":"a\\u001b","title":"T\\u001b[31m\\ttab","text":"Havn."}\n' >"$corpus/a.jsonl"
  index -q
  run --separate-stderr bash -c "printf 'h\x1b[31m\thavn\x07\n' | '$bin/udklip-search' --batch - --format tsv"
  if echo "$output" | grep -qP '[\x00-\x08\x0b-\x1f\x7f]'; then false; fi
  equal 9 "$(echo "$output" | tail -1 | tr -cd '\t' | wc -c | awk '{print $1 + 1}')"
}

@test "without --format it stays a TREC run" {
  some_articles
  equal "h Q0" "$(printf 'h\thavn\n' | search --batch - 2>/dev/null | head -1 | cut -d' ' -f1,2)"
}

@test "--facet-limit bounds the values of each facet in a batch as well" {
  make_corpus a.md=$'---\nsource: A\n---\nEn havn.' b.md=$'---\nsource: B\n---\nHavnen her.' \
    c.md=$'---\nsource: C\n---\nEn havn til.'
  index -q
  printf 'en\thavn\n' >"$work/q.tsv"
  equal 3 "$(search --batch "$work/q.tsv" --format jsonl --facet source | jq '.facets.source | length')"
  equal 2 "$(search --batch "$work/q.tsv" --format jsonl --facet source --facet-limit 2 | jq '.facets.source | length')"
}
