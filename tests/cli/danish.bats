#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The programs speak Danish where the environment asks for it; what programs read stays as it is.

load helper

programs="udklip-index udklip-search udklip-web udklip-mcp"

# in_danish COMMAND...: as a Dane's shell runs it, with or without that locale on the machine.
in_danish() { env -u LC_ALL -u LANGUAGE LANG=da_DK.UTF-8 "$@"; }

articles() {
  make_corpus a.txt='date 2021-06 En havn.' b.txt='Havnen ved kysten.' c.csv=$'text,date\n,2021\n' d.txt=''
}

@test "messages, labels and the report are Danish, also without that locale" {
  articles
  run --separate-stderr in_danish "$bin/udklip-index" "$corpus"
  equal 6 "$status"
  [[ "$output" == "4 filer, 2 artikler: 2 nye, 0 ændrede, 0 uændrede, 0 fjernet, 2 afvist"* ]]
  [[ "$stderr" == *"udklip-index: advarsel: $corpus/c.csv, post 1 (linje 2): har ingen tekst"* ]]
  [[ "$stderr" == *"d.txt: er tom"* ]]
  run --separate-stderr in_danish "$bin/udklip-search" havn
  [[ "$output" == *"år  indsnævr: --year 2021"*"ukendt"*"kilde"*"2 artikler, "*" sekunder"* ]]
  run --separate-stderr in_danish "$bin/udklip-search" --year 1999 havn
  equal 1 "$status"
  [[ "$output" == *"Ingen fundet."*"2 uden --year 1999"* ]]
  run --separate-stderr in_danish "$bin/udklip-search" kidle:KL '"havn'
  [[ "$stderr" == *"Der er intet felt"*"mente du kilde:?"*"Et citationstegn har ingen makker"* ]]
  run --separate-stderr in_danish "$bin/udklip-search" --limit x havn
  equal 2 "$status"
  [[ "$stderr" == *"udklip-search: fejl: --limit: \"x\" er ikke et tal"*"råd: udklip-search -h viser tilvalgene"* ]]
  run --separate-stderr in_danish "$bin/udklip-search" --db "$work/nowhere" havn
  equal 3 "$status"
  [[ "$stderr" == *"der er ingen database i $work/nowhere"*"råd: lav en: udklip-index --db $work/nowhere MAPPE"* ]]
  run in_danish "$bin/udklip-index" --stats
  [[ "$output" == *"Artikler pr. år"*"ukendt"*"d.txt: er tom"* ]]
}

@test "why something was not read is Danish, also where several readers say the same" {
  make_corpus a.txt='En havn.' b.xlsx='x' README.md='# Om' c.jsonl='{"text": 7, "title": {"a": true}}'
  run in_danish "$bin/udklip-index" --list-skipped "$corpus"
  [[ "$output" == *"b.xlsx: har en endelse, der ikke læses"* ]]
  [[ "$output" == *"README.md: hører til en mappe, et websted eller et program; ikke læst"* ]]
  run in_danish "$bin/udklip-index" --stats
  [[ "$output" == *"Ikke læst"*"1 .md, 1 .xlsx"* ]]
  run in_danish "$bin/udklip-search" --telling fisk
  equal $'Ingen fundet.' "$output"
  run in_danish "$bin/udklip-search" --telling havn
  equal "Intet ord er særligt for disse artikler." "$output"
}

@test "other languages, C and none are English; LANGUAGE is a list" {
  articles
  index -q || true
  for environment in LANG=sv_SE.UTF-8 LC_ALL=C "LC_ALL=C LANGUAGE=da" LANG= LANGUAGE=en:da; do
    run env -u LC_ALL LANG=da_DK.UTF-8 $environment "$bin/udklip-search" --year 1999 havn
    [[ "$output" == *"Nothing found."* ]]
  done
  run env -u LC_ALL LANGUAGE=sv:da:en LANG=sv_SE.UTF-8 "$bin/udklip-search" --year 1999 havn
  [[ "$output" == *"Ingen fundet."* ]]
}

@test "what programs read does not depend on the language" {
  articles
  index -q || true
  cd "$work"
  forms=("--json havn" "--format jsonl havn" "--format tsv --header havn" "--format csv havn"
    "--json kidle:KL" "--json --year 1999 havn" "--json --limit x" "--show a.txt --json"
    "--trend year --format tsv havn" "--trend year --json havn" "--saved --json" "--tags --json"
    "--json --furniture kontakt" "--format jsonl --explain havn" "--json --source nowhere havn")
  for form in "${forms[@]}"; do
    run --separate-stderr "$bin/udklip-search" $form
    english=$(sed -E 's/"seconds":[^,}]*//g' <<<"$output") code=$status
    run --separate-stderr in_danish "$bin/udklip-search" $form
    equal "$english" "$(sed -E 's/"seconds":[^,}]*//g' <<<"$output")"
    equal "$code" "$status"
  done
  for form in --json "--stats --json" "--json --list-skipped"; do
    run --separate-stderr "$bin/udklip-index" $form
    english=$(sed -E 's/"seconds":[^,}]*//g' <<<"$output") code=$status
    run --separate-stderr in_danish "$bin/udklip-index" $form
    equal "$english" "$(sed -E 's/"seconds":[^,}]*//g' <<<"$output")"
    equal "$code" "$status"
  done
}

@test "help is Danish, fits a terminal and names the same options" {
  for program in $programs; do
    in_danish "$bin/$program" -h >"$work/da"
    LC_ALL=C "$bin/$program" -h >"$work/en"
    [[ "$(<"$work/da")" == *"Brug: $program"* ]]
    equal "$(grep -o -e '--[a-z-]*' "$work/en" | sort -u)" "$(grep -o -e '--[a-z-]*' "$work/da" | sort -u)"
    equal 0 "$(LC_ALL=C.UTF-8 grep -cE '^.{81,}' "$work/da" || true)"
    in_danish "$bin/$program" --help | grep -q Miljø
  done
}

@test "manual pages are Danish, and are rendered without a warning" {
  command -v groff >/dev/null || skip "groff is not installed"
  for program in $programs; do
    in_danish "$bin/$program" --generate man >"$work/page.1"
    groff -K utf8 -man -Tutf8 -ww -P-c "$work/page.1" >"$work/page.txt" 2>"$work/warnings"
    equal "" "$(cat "$work/warnings")"
    equal "NAVN OVERSIGT BESKRIVELSE TILVALG EKSEMPLER AFSLUTNINGSKODE MILJØ FILER SE OGSÅ" \
      "$(sed -E 's/.\x08//g' "$work/page.txt" | grep -E '^[A-ZÆØÅ][A-ZÆØÅ ]+$' | paste -sd' ')"
    equal 0 "$(grep -c '‐$' "$work/page.txt" || true)"  # groff would hyphenate as in English
  done
  groff -K utf8 -man -Tutf8 -ww -P-c "$source_dir/docs/man/da/udklip-query.7" >>"$work/page.txt" 2>"$work/warnings"
  equal "" "$(cat "$work/warnings")"
  equal 0 "$(grep -c '‐$' "$work/page.txt" || true)"
}

@test "the two pages about the query language have the same sections, in the same order" {
  # Of each page: its sections and entries, and how many paragraphs stand in each.
  outline() { grep -oE '^\.(SH|SS|TP|PP|BR|B|nf|fi|IR)\b' "$1"; }
  equal "$(outline "$source_dir/docs/man/udklip-query.7")" "$(outline "$source_dir/docs/man/da/udklip-query.7")"
  # What is typed alike in both languages: fields, dates, marks.
  fields() { grep -A1 '^\.TP' "$1" | grep -oE '[a-zæøå]+:' | sort -u; }
  equal "$(fields "$source_dir/docs/man/udklip-query.7")" "$(fields "$source_dir/docs/man/da/udklip-query.7")"
}
