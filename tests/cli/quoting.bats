#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is printed to be typed again comes back as itself, through every shell and through the query
# language, and nothing of it runs.

load helper

# As JSON strings: values that a shell, the query language or a terminal would take for its own.
hostile=(
  '"$(touch ran)"' '"`touch ran`"' '"KL|touch ran"' '"a;touch ran"' '"a && touch ran"' '"it'"'"'s"'
  '"a\"b"' '"\"åben\" »skole«"' '"»åben skole«"' '"-x"' '"--db"' '"- x"' '"$HOME"' '"~"' '"*"' '"=ls"'
  '"!!"' '"a\\b"' '"\u001b[31mred"' '"a\nb"' '"(x)"' '"OG"' '"x,"' '"27\" tv"' '"%s\u0007"' '"#x"' '"..."'
)

hostile_articles() {
  local number
  for number in "${!hostile[@]}"; do
    printf '{"id": "n%d", "text": "Et hus nummer %d.", "date": "2021-06", "source": %s, "author": %s, "section": %s}\n' \
      "$number" "$number" "${hostile[number]}" "${hostile[number]}" "${hostile[number]}"
  done >"$corpus/a.jsonl"
  index -q
}

@test "the lines that say how to narrow down do so, in every shell" {
  hostile_articles
  cd "$work"
  local shell number field typed found
  for shell in bash dash zsh; do
    command -v "$shell" >/dev/null || { echo "# $shell is not installed: not tried" >&3; continue; }
    {
      echo 'set -e'
      for number in "${!hostile[@]}"; do
        search --facet source,author,section,month "id:n$number" >"$work/answer"
        for field in source author section month; do
          typed=$(sed -n "s/^$field  narrow down: //p" "$work/answer")
          [ -n "$typed" ]
          echo "'$bin/udklip-search' --no-collapse --format jsonl --limit 100 hus $typed | grep -c '\"id\":\"n$number\",' || echo '$field $number' >>wrong"
          [ "$field" = month ] || echo "'$bin/udklip-search' --no-collapse --format jsonl --limit 100 hus $typed | wc -l | grep -qx 1 || echo '$field $number finds others' >>wrong"
        done
      done
    } >"$work/script"
    "$shell" "$work/script" >/dev/null
    [ ! -e wrong ] || { cat wrong; false; }
    [ ! -e ran ]
  done
}

@test "such a line is one line, and a terminal obeys none of it" {
  hostile_articles
  for number in "${!hostile[@]}"; do
    search --facet source,author "id:n$number" >"$work/answer"
    equal 2 "$(grep -c 'narrow down:' "$work/answer")"
    equal 0 "$(LC_ALL=C grep -c $'[\x01-\x08\x0b-\x1f\x7f]' "$work/answer" || true)"
  done
}

@test "a hint names the database so that it can be pasted" {
  mkdir -p "$work/my articles; touch ran"
  run search --db "$work/my articles; touch ran" hus
  equal 3 "$status"
  [[ "$output" == *"--db '$work/my articles; touch ran'"* ]]
}
