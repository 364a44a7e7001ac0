#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What stands around an article on its page; and where date and source come from.

load helper

page='Varmen bliver billigere til vinter

Kraftværket sænker prisen for alle kunder fra den første oktober i år.

Kontakter

Inger Toft, tlf. 12 34 56 78

Flere pressemeddelelser fra Skovbo Energi

Ny solpark ved Roskilde1.2.2024 08:00:00 CET | Pressemeddelelse'

@test "--show prints it below the article, labelled, and JSON has it apart" {
  make_corpus a.txt="$page"
  index -q
  run search --show a.txt
  [[ "$output" == *"alle kunder"*"outside the text"*"Kontakter"* ]]
  search --format json --show a.txt | jq -e '.source == "Skovbo Energi" and .source_from == "furniture" and .date == null
    and (.text | contains("Inger") | not) and (.furniture | startswith("Kontakter"))'
}

@test "it changes no order and no score of ordinary questions" {
  make_corpus a.txt="$page" b.txt='Prisen på varme stiger ved kraftværket, siger de kloge folk i byen.'
  index -q
  search --json kraftværk pris | jq -c '[.hits[] | [.id, .score]]' >"$work/with"
  make_corpus a.txt="${page%%Kontakter*}"
  index -q
  equal "$(search --json kraftværk pris | jq -c '[.hits[] | [.id, .score]]')" "$(cat "$work/with")"
}

@test "its words are no suggestions, no wildcards, and nothing alike" {
  make_corpus a.txt="$page" b.txt='En helt anden tekst, som handler om noget andet end det hele.'
  index -q
  run search --suggest pressemedelelser
  equal 1 "$status"
  equal "" "$(ids 'solpar*')"
  equal "" "$(ids '*park')"
  equal "a.txt" "$(ids --furniture 'solpar*')"
  search --json --furniture solpark | jq -e '.hits[0].only_in_furniture'
  search --json --furniture varme | jq -e '.hits[0].only_in_furniture | not'
  search --json solpark varme | jq -e '.hits[0] | has("only_in_furniture") | not'
}

@test "of the articles that ship: what stands around them is found with --furniture only" {
  "$bin/udklip-index" -q "$source_dir/corpus"
  for question in landbrugsjord 'Den Grønne Trepart' trivselskommissionen Weidekampsgade; do
    run --separate-stderr search --json "$question"
    equal 1 "$status"
    echo "$output" | jq -e '.total == 0 and (.notes[0] | contains("add --furniture"))'
  done
  equal "003" "$(numbers --furniture landbrugsjord)"
  equal "003 004" "$(numbers --furniture Den Grønne Trepart)" # 003 has "de tre parter"
  equal "004" "$(numbers --furniture trivselskommissionen)"
  equal "003" "$(numbers --furniture Weidekampsgade)"
}

@test "another table of headings: all files are read again, once" {
  make_corpus a.txt="$page

Skrevet af Egon" b.txt='En tekst.'
  index -q
  printf 'line\tMin linje\n' >"$work/mine.tsv"
  run --separate-stderr index -v --json --headings "$work/mine.tsv"
  [[ "$stderr" == *"a.txt: read again"* ]]
  echo "$output" | jq -e '.changed == 0 and .unchanged == 2'
  run --separate-stderr index --json --headings "$work/mine.tsv"
  equal "" "$stderr"
  make_corpus c.txt=$'Overskrift\n\nDet er en hel sætning, som nogen har skrevet.\n\nSkrevet af Egon\n\nMere om ham'
  index -q --headings "$work/mine.tsv"
  equal "c.txt" "$(ids Egon)"
  printf 'end\tSkrevet af {name}\n' >"$work/mine.tsv"
  index --headings "$work/mine.tsv" --json | jq -e '.changed == 1 and .unchanged == 2'
  equal "" "$(ids Egon)"
}

@test "a run over one folder leaves the rest to be read again later" {
  mkdir "$work/other"
  make_corpus a.txt='En tekst.'
  printf 'Overskrift\n\nDet er en hel sætning, som nogen har skrevet.\n\nSkrevet af Egon' >"$work/other/b.txt"
  index -q "$work/other"
  printf 'end\tSkrevet af {name}\n' >"$work/mine.tsv"
  "$bin/udklip-index" -q --headings "$work/mine.tsv" "$corpus"
  equal "b.txt" "$(ids Egon)"
  "$bin/udklip-index" -q --headings "$work/mine.tsv"
  equal "" "$(ids Egon)"
}

@test "lines that recur are told as rows, which a table can hold as they are" {
  local i
  for i in a b c d e f g h i j k l; do
    make_corpus "avisen/$i.txt=Et ${i}bud om ${i}hus, ${i}skole og ${i}vej til ${i}by

Noget om $i, $i$i og $i$i$i er sket i dag, siger nogen.

Og der er mere om ${i}x, ${i}y og ${i}z i morgen, siger andre.

Støt avisen nu

Læst 1${#i}$RANDOM gange"
  done
  index -q
  equal "12" "$(search --json --any støt | jq .total)"
  before=$(revision)
  run --separate-stderr index --recurring-lines
  equal 0 "$status"
  equal "" "$stderr"
  equal "$before" "$(revision)"
  [[ "$output" == *"# 12 of 12 texts of avisen"* ]]
  echo "$output" | grep -v '^#' | grep . >"$work/rows"
  printf 'line\tLæst {number} gange\nline\tStøt avisen nu\n' | diff - "$work/rows"
  echo "$output" >"$work/mine.tsv"
  index --json --headings "$work/mine.tsv" | jq -e '.changed == 12'
  equal "" "$(ids --any støt)"
  equal "12" "$(search --json --any --furniture støt | jq .total)"
  run index --recurring-lines --headings "$work/mine.tsv"
  [[ "$output" == *"No line stands"* ]]
  [ "$(index --recurring-lines --json --headings "$work/mine.tsv")" = "[]" ]
}

@test "a table that cannot be used is refused" {
  make_corpus a.txt='En tekst.'
  printf 'Kontakter\n' >"$work/mine.tsv"
  run index --headings "$work/mine.tsv"
  equal 2 "$status"
  [[ "$output" == *"mine.tsv, line 1"* ]]
  run index --headings "$work/none.tsv"
  equal 2 "$status"
  [ ! -e "$UDKLIP_DB" ]
}

@test "folder and path say who and when, where nothing is stated; --stats sums it up" {
  make_corpus politiken/2021/06/a.txt='En tekst om huse.' 2020/b.txt='En tekst om huse.' \
    c_8fb1d4c4f2cce660.txt='date 2019-05 En tekst om huse.'
  index -q
  equal '[["2020",null],["2021-06","politiken"],["2019-05",null]]' \
    "$(search --json --no-collapse --sort newest hus | jq -c '[.hits | sort_by(.id)[] | [.date, .source]] | [.[0], .[2], .[1]]')"
  "$bin/udklip-index" --stats --json | jq -e '.found_in.date == {"header": 1, "path": 2} and .found_in.source == {"folder": 1}'
  "$bin/udklip-index" --stats | grep -E 'date +header 1, path 2'
}

@test "a stated date that is none gives way to the path's, and the warning says so" {
  printf '{"title":"Hus","text":"Et hus.","date":"2021-02-31"}' >"$corpus/x.json"
  make_corpus 2021/02/a.md=$'---\ndato: 31. februar\n---\nEt andet hus.'
  run --separate-stderr index
  [[ "$stderr" == *'"31. februar" is no date; 2021-02 is taken instead (path)'* ]]
  [[ "$stderr" == *'"2021-02-31" is no date; it counts as unknown'* ]]
  equal "2021-02" "$(search --json andet | jq -r '.hits[0].date')"
}

@test "a page of furniture around an article without a word is sound, and found in its furniture" {
  cat >"$corpus/p.html" <<'END'
<html><head><title>!!</title></head><body><nav>Forside Nyheder Kontakt</nav><p>***</p>
<footer>Pressevagt 33703333</footer></body></html>
END
  index -q
  "$bin/udklip-index" --check
  index -q --rebuild
  "$bin/udklip-index" --check
  equal "p.html" "$(search --json --furniture pressevagt | jq -r '.hits[].id')"
}
