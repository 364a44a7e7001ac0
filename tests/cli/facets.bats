#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Facets leave the hits on the screen; pages follow one another.

load helper

setup_file() {
  export UDKLIP_DB=$BATS_FILE_TMPDIR/database
  mkdir "$BATS_FILE_TMPDIR/corpus"
  for n in $(seq 30); do
    printf '{"id":"%s","title":"Et hus i en meget lang gade nummer %s","text":"Et hus nummer %s i gaden.","date":"%s","source":"Avisen for omegnen %s"}\n' \
      "$n" "$n" "$n" "$((1980 + n * n % 41))" "$((n % 13))"
  done >"$BATS_FILE_TMPDIR/corpus/a.jsonl"
  "$bin/udklip-index" -q "$BATS_FILE_TMPDIR/corpus"
}
setup() { export XDG_STATE_HOME=$BATS_TEST_TMPDIR/state; unset NO_COLOR; }
teardown() { :; }

# screen COLUMNS ROWS WORDS...: what a terminal of that size gets, without styles.
screen() {
  local size="stty cols $1 rows $2"
  shift 2
  script -qec "$size; ${environment-} '$bin/udklip-search' --color never $(printf '%q ' "$@")" /dev/null | tr -d '\r'
}

# columns: the widest line.
columns() { wc -L; }

@test "hits stay on a screen of 80x24" {
  run screen 80 24 hus --no-collapse
  [ "$(tail -n 23 <<<"$output" | grep -cE '^ *[0-9]+  Et hus')" -ge 2 ]
  [ "$(sed -n '/^year/,$p' <<<"$output" | wc -l)" -le 12 ]
}

@test "years that leave gaps are one line, in a pipe as well" {
  run search hus --limit 0
  [[ "$output" == *"
    1981 "*" 2020, most in 1982: 2"* ]]
  [ "$(wc -l <<<"$output")" -le 18 ]
}

@test "--facet-limit shows so many values, or all" {
  run search hus --limit 0 --facet source --facet-limit 3
  equal 3 "$(grep -c '▇' <<<"$output")"
  [[ "$output" == *"and 10 more: --facet-limit all"* ]]
  run search hus --limit 0 --facet source --facet-limit all
  equal 13 "$(grep -c '▇' <<<"$output")"
  run search hus --limit 0 --facet year --facet-limit all
  equal "$(search --json hus | jq '.facets.year | length')" "$(grep -c '▇' <<<"$output")"
  equal 2 "$(search --json hus --facet-limit 2 | jq '.facets.source | length')"
  for odd in 0 -1 x ""; do
    run search hus --facet-limit "$odd"
    equal 2 "$status"
  done
}

@test "lines and bars shrink on a narrow terminal" {
  for size in "40 20" "60 24" "80 24" "120 40"; do
    for words in "hus --no-collapse" hus "hus findesikke"; do
      for environment in "" "env -u LC_ALL LANG=da_DK.UTF-8"; do
        run screen $size $words
        [ "$(columns <<<"$output")" -le "${size% *}" ]
      done
    done
  done
}

@test "the next page is told" {
  [[ "$(search hus --no-collapse)" == *"
11-20: --offset 10" ]]
  [[ "$(search hus --no-collapse --offset 20 --limit 7)" == *"
28-30: --offset 27" ]]
  [[ "$(search hus --no-collapse --limit 29)" == *"
30: --offset 29" ]]
  [[ "$(search hus --no-collapse --offset 20)" != *"--offset"* ]]
}
