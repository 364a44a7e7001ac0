#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Help, manual pages and shell completions: made from one table, naming the same options.

load helper

programs="udklip-index udklip-search udklip-web udklip-mcp"

# options PROGRAM: the long names of its options, as -h lists them.
options() { "$bin/$1" -h | sed -nE 's/^  (-[a-z],|   ) (--[a-z-]+).*/\2/p'; }

# offered WORDS...: what bash offers for the last of the words, as a line.
offered() {
  local name=${1##*/}
  "$bin/$name" --generate complete-bash >"$work/completion"
  bash -c 'source "$1"; function=$2; shift 2
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    "$function" "$1"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$work/completion" "_${name//-/_}" "$@" | paste -sd' '
}

two_sources() {
  cat >"$corpus/a.jsonl" <<'END'
{"id": "a", "text": "Et hus.", "source": "Politiken", "date": "2021-06-01"}
{"id": "b", "text": "Et hus til.", "source": "Politiken Sport", "date": "2019"}
{"id": "c", "text": "Tre huse.", "source": "Ritzau"}
END
  index -q
}

@test "-h and --help name every option of the contract, and go to stdout" {
  for option in all any year from to source sort limit offset facet no-collapse json format explain \
    show similar suggest batch trec color db; do
    options udklip-search | grep -qx -e "--$option"
  done
  for option in db rebuild keep-missing source date dry-run json check compact stats; do
    options udklip-index | grep -qx -e "--$option"
  done
  for program in $programs; do
    for form in -h --help; do
      run --separate-stderr "$bin/$program" $form
      equal 0 "$status"
      equal "" "$stderr"
      for option in $(options "$program"); do [[ "$output" == *"$option"* ]]; done
    done
  done
}

@test "-h fits a terminal, a line an option" {
  for program in $programs; do
    equal 0 "$("$bin/$program" -h | LC_ALL=C.UTF-8 grep -cE '^.{81,}' || true)"
    equal 0 "$("$bin/$program" --help | grep -cE ' $' || true)"
  done
}

@test "--help needs no database and no home" {
  run env -i "$bin/udklip-search" --help
  equal 0 "$status"
}

@test "an unknown option names the way to help" {
  for program in $programs; do
    run "$bin/$program" --no-such-option
    equal 2 "$status"
    [[ "$output" == *"$program -h"* ]]
  done
}

@test "the manual pages are rendered without a warning and name every option" {
  command -v groff >/dev/null || skip "groff is not installed"
  for program in $programs; do
    "$bin/$program" --generate man >"$work/page.1"
    groff -K utf8 -man -Tutf8 -ww -P-c "$work/page.1" >"$work/page.txt" 2>"$work/warnings"
    equal "" "$(cat "$work/warnings")"
    sed -E 's/.\x08//g' "$work/page.txt" >"$work/plain.txt"
    for option in $(options "$program"); do grep -q -e "$option" "$work/plain.txt"; done
    equal "NAME SYNOPSIS DESCRIPTION OPTIONS EXAMPLES EXIT STATUS ENVIRONMENT FILES SEE ALSO" \
      "$(grep -E '^[A-Z][A-Z ]+$' "$work/plain.txt" | paste -sd' ')"
  done
}

@test "bash loads the completions and offers every option" {
  for program in $programs; do
    "$bin/$program" --generate complete-bash >"$work/completion"
    run bash -uc 'source "$1"; complete -p "$2"' bash "$work/completion" "$program"
    equal 0 "$status"
    equal "$(options "$program" | sort | paste -sd' ')" \
      "$(offered "$program" -- | tr ' ' '\n' | sort | paste -sd' ')"
  done
}

@test "zsh and fish can read theirs" {
  for program in $programs; do
    for shell in zsh fish; do "$bin/$program" --generate complete-$shell >"$work/$shell"; done
    if command -v zsh >/dev/null; then zsh -n "$work/zsh"; fi
    if command -v fish >/dev/null; then fish --no-execute "$work/fish"; fi
  done
}

@test "bash completes fixed values, also in a list and behind =" {
  equal "relevance newest oldest" "$(offered udklip-search --sort '')"
  equal "never" "$(offered udklip-search --color = n)"
  equal "year,source year,section" "$(offered udklip-search --facet year,s)"
  equal "" "$(offered udklip-search --limit '')"
  equal "" "$(offered udklip-search -- --so)"
}

@test "bash completes sources and years from the database" {
  two_sources
  equal "Politiken Politiken Sport Ritzau" "$(offered "$bin/udklip-search" --source '')"
  equal "Ritzau" "$(offered "$bin/udklip-search" --source = ri)"
  equal "Politiken Sport" "$(offered "$bin/udklip-search" --source 'Politiken\ s')"
  equal "2019 2021 unknown" "$(offered "$bin/udklip-search" --year '')"
  equal "2019..2021" "$(offered "$bin/udklip-search" --year 2019..2021)"
  equal "Ritzau" "$(offered "$bin/udklip-index" --source Rit)"
}

@test "values come from the --db of the line" {
  two_sources
  db=$UDKLIP_DB
  export UDKLIP_DB=$work/nowhere
  equal "" "$(offered "$bin/udklip-search" --source '')"
  equal "Ritzau" "$(offered "$bin/udklip-search" --db "$db" --source R)"
  equal "Ritzau" "$(offered "$bin/udklip-search" --db = "$db" --source R)"
}

@test "saved searches and tags are completed from the reader's own file" {
  two_sources
  search -q --save havn hus
  search -q --save "Nye huse" hus
  search --tag Vigtig --on a
  equal "havn Nye huse" "$(offered "$bin/udklip-search" --saved '')"
  equal "Nye huse" "$(offered "$bin/udklip-search" --saved ny)"
  equal "--new" "$(offered "$bin/udklip-search" --saved --ne)"
  equal "havn" "$(offered "$bin/udklip-search" --forget-saved = h)"
  equal "Vigtig" "$(offered "$bin/udklip-search" --untag v)"
  equal "Vigtig" "$(offered "$bin/udklip-search" --db = "$UDKLIP_DB" --tag v)"
}

@test "--complete says nothing without a database" {
  run --separate-stderr search --complete source
  equal "" "$output"
  equal "" "$stderr"
}

@test "a program without operands has no heading for them" {
  for program in udklip-web udklip-mcp; do
    if "$bin/$program" --help | grep -x ':'; then false; fi
    if "$bin/$program" --generate man | grep -A1 -x '\.TP' | grep -F '\fI\fR'; then false; fi
  done
  "$bin/udklip-search" --help | grep -x 'WORDS:'
}
