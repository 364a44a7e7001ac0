#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What the screen shows of a hit is what --show and --similar take.

load helper

mixed_folder() {
  make_corpus kl/2020/x.txt='Havnen i Aalborg bliver dybere.' kl/y.txt='En havn ved fjorden er dyb.' \
    noter/a.md='---
id: art-17
---
# En havn

Havnen ved åen.' \
    side.html='<html><head><title>Side</title></head><body><article><h1>Havneside</h1><p>Alt om havnen og dens mange gamle skibe fra dengang.</p></article></body></html>'
  printf '{"text":"Havn nummer et, den første."}\n{"text":"Havn nummer to, den anden."}\n{"id":"tre","text":"Havn nummer tre, den tredje."}\n' \
    >"$corpus/avis.jsonl"
  index -q
}

# id_of WORDS...: of the article that --show prints.
id_of() { search --json --show "$@" | jq -r .id; }

@test "every hit can be shown by its number, its id and, where it has one of its own, its path" {
  mixed_folder
  cd "$work"
  search --json --no-collapse --limit 50 havn >answer
  [ "$(jq '.hits | length' answer)" -eq 7 ]
  jq -r '.hits[] | [.rank, .id, .path] | @tsv' answer | while IFS=$'\t' read -r rank id path; do
    equal "$id" "$(id_of "%$rank")"
    equal "$id" "$(id_of "$id")"
    [[ "$path" == *.jsonl ]] && continue
    equal "$id" "$(id_of "$path")"
    equal "$id" "$(id_of "${path#"$work/"}")"
  done
}

@test "40 of 40 hits of a mixed folder are shown by number, by path and by id" {
  for n in $(seq 10); do
    make_corpus "txt/$n.txt=Havn nummer $n ved vand $n." \
      "noter/$n.md=---"$'\n'"id: art-$n"$'\n'"---"$'\n'"Havnen i noten $n ligger ved kyst $n." \
      "sider/$n.html=<html><body><article><h1>Side $n</h1><p>Alt om havnen og skib nummer $n fra dengang.</p></article></body></html>"
    printf '{"text":"Havn i post %s, fundet i bog %s."}\n' "$n" "$n" >>"$corpus/avis.jsonl"
  done
  index -q
  cd "$work"
  search --json --no-collapse --limit 100 havn >answer
  [ "$(jq '.hits | length' answer)" -eq 40 ]
  candidates=$(search --show corpus/avis.jsonl 2>&1 || true)
  jq -r '.hits[] | [.rank, .id, .path] | @tsv' answer | while IFS=$'\t' read -r rank id path; do
    equal "$id" "$(id_of "%$rank")"
    equal "$id" "$(id_of "$id")"
    # One file of many articles: its path names the candidates.
    if [[ "$path" == *.jsonl ]]; then
      grep -qF "hint: $id " <<<"$candidates"
    else
      equal "$id" "$(id_of "${path#"$work/"}")"
    fi
  done
}

@test "the screen shows the id where it is not the path" {
  mixed_folder
  cd "$work"
  run search --no-collapse havn
  [[ "$output" == *"    corpus/kl/y.txt
"* && "$output" == *"    id art-17  corpus/noter/a.md
"* && "$output" == *"    id tre  corpus/avis.jsonl
"* ]]
}

@test "a number is a hit of the last answer where no article has that id" {
  make_corpus a.txt='En havn.' b.txt='En havn til, og så en til.'
  printf '{"id":"2","text":"Nummer to uden skibe."}\n' >"$corpus/c.jsonl"
  index -q
  search --no-collapse havn >/dev/null
  equal 2 "$(id_of 2)"
  run --separate-stderr search --json --show 1
  equal 0 "$status"
  equal "udklip-search: no article has the id 1; this is hit 1 of the last answer" "$stderr"
  run --separate-stderr search --show %3
  equal 1 "$status"
  equal "udklip-search: the last answer has no hit 3; it showed 1 to 2" "$stderr"
}

@test "the question of the last answer is marked, and --similar takes the same names" {
  mixed_folder
  search --no-collapse havn >/dev/null
  search --json --show %1 | jq -e '.html | test("<em>")'
  search --json --show %1 nummer | jq -e '.html | test("<em>[Hh]avn") | not'
  search --json --offset 2 --no-collapse havn >"$work/answer"
  equal "$(jq -r '.hits[0].id' "$work/answer")" "$(id_of %3)"
  search --json --similar %3 | jq -e .query
  search --json --similar "$corpus/kl/y.txt" | jq -e '.query == "--similar kl/y.txt"'
}

@test "a path of several articles lists them" {
  mixed_folder
  run --separate-stderr search --show "$corpus/avis.jsonl"
  equal 2 "$status"
  [[ "$stderr" == *"3 articles go by"*"avis.jsonl#1"*"avis.jsonl#2"*"hint: tre "* ]]
  make_corpus en/z.txt='Et hus.' to/z.txt='Et andet hus i skoven.'
  index -q
  cd /
  run --separate-stderr search --show z.txt
  equal 2 "$status"
  [[ "$stderr" == *"2 articles go by z.txt"*"en/z.txt"*"to/z.txt"* ]]
}

@test "without an answer or a home a number says so, and searching goes on" {
  mixed_folder
  run --separate-stderr search --show %1
  equal 1 "$status"
  [[ "$stderr" == *"no answer with hits was shown on this terminal"* ]]
  run --separate-stderr env -u XDG_STATE_HOME -u HOME "$bin/udklip-search" --format tsv havn
  equal 0 "$status"
  equal "" "$stderr"
  search havn >/dev/null
  equal "600" "$(stat -c %a "$XDG_STATE_HOME"/udklip/*.json)"
}

# Names of files as macOS writes them, not UTF-8, or with what is no text.
odd_names() {
  python3 - "$corpus" <<'END'
import os, sys
folder = os.fsencode(sys.argv[1])
for name in ["a\u030aben.txt", "e\u0301n/to.txt", "skole\u00adgang.txt", "linje\rto.txt", "u\u2028x.txt",
             "zw\u200bx.txt", " foran.txt", "ny\nlinje.txt", "almindelig.txt"]:
    path = os.path.join(folder, name.encode())
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("En havn ved kysten. Den er helt sin egen: %s" % ascii(name))
with open(os.path.join(folder, b"latin\xe6.txt"), "w") as file:
    file.write("En havn ved kysten. Den er i en anden by end de andre.")
END
  index -q
}

@test "an id of an odd name is found as JSON shows it: by --show, --similar, id: and sti:" {
  odd_names
  search --json --no-collapse --limit 50 havn >"$work/answer"
  equal 10 "$(jq '.hits | length' "$work/answer")"
  local at id
  for at in $(seq 0 9); do
    id=$(jq -j ".hits[$at].id" "$work/answer"; echo x)
    id=${id%x}
    equal "$(jq ".hits[$at].title" "$work/answer")" "$(search --json --show "$id" | jq .title)"
    equal "$(jq ".hits[$at].snippet" "$work/answer")" \
      "$(search --json "id:\"$id\" havn" | jq '.hits[0].snippet')"
    equal 1 "$(search --json "id:\"$id\"" | jq .total)"
    equal 1 "$(search --json "sti:\"$id\"" | jq .total)"
    run --separate-stderr search --json --similar "$id"
    [[ "$stderr" != *"no article"* ]]
    search --tag set --on "$id" >/dev/null
  done
  equal 10 "$(search --json --no-collapse tag:set | jq .total)"
}
