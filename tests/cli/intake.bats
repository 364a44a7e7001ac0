#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is taken in, what is not, and what is told of it.

load helper

setup() {
  work=$(mktemp -d)
  mkdir "$work/in"
}

teardown() {
  rm -rf "$work"
}

index() {
  "$bin/udklip-index" --db "$work/db" "$@"
}

found() {
  "$bin/udklip-search" --db "$work/db" --json "$@" | jq -r .total
}

@test "what is not read is counted, named when asked, and no fault" {
  printf '%%PDF-1.4\n%%\xe2\xe3\n' >"$work/in/a.pdf"
  printf 'PK\003\004 x' >"$work/in/b.docx"
  printf 'Broen er lang.\n' >"$work/in/c.txt"
  printf '%%PDF-1.4\nx\n' >"$work/in/d.txt"
  printf 'Om mappen.\n' >"$work/in/README.md"
  mkdir "$work/in/.git" && touch "$work/in/.git/x.pdf"
  run index "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"4 files not read:"*"1 .docx"*"(--list-skipped names them)"* ]]
  run index --list-skipped "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"/a.pdf: "* && $output == *"/d.txt: "* ]]
  index --json "$work/in" | jq -e '.skipped == 4 and .skipped_by_ending[".pdf"] == 1 and .rejected == 0'
}

@test "members of archives that are not read are counted" {
  printf 'Broen er lang.\n' >"$work/in/c.txt"
  printf 'x' >"$work/in/x.xlsx"
  tar -C "$work/in" -czf "$work/a.tar.gz" c.txt x.xlsx
  run index "$work/a.tar.gz"
  [ "$status" -eq 0 ]
  [[ $output == *"1 article"*"1 file not read: 1 .xlsx"* ]]
}

@test "a named file is looked at, not trusted" {
  printf '{\\rtf1 Broen}' >"$work/in/a.rtf"
  printf 'From: a@b.dk\nMessage-ID: <1@b.dk>\nSubject: Bro\n\nBroen er lang.\n' >"$work/in/b"
  printf '<?xml version="1.0"?>\n<rss><channel><title>Broen</title></channel></rss>' >"$work/in/c.xml"
  printf '<!DOCTYPE html><html><body><p>Tunnelen er lang, og den er dyr.</p></body></html>' >"$work/in/d.txt"
  printf 'Havnen er stor.\n' >"$work/in/e"
  run index "$work"/in/*
  [ "$status" -eq 0 ]
  [[ $output == *"3 files not read"* ]]
  [ "$(found Broen)" = 0 ]
  [ "$(found tunnel)" = 1 ]
  [ "$(found havn)" = 1 ]
}

@test "a folder of a site or of a program is no corpus of rejections" {
  mkdir -p "$work/in/_layouts" "$work/in/node_modules/x"
  printf '<html><body>{{ page.title }}{{ content }}</body></html>' >"$work/in/_layouts/post.html"
  printf '{{ content }}' >"$work/in/side.html"
  printf '{"name":"side","version":"1.0","scripts":{"test":"jest"}}' >"$work/in/package.json"
  printf '{"compilerOptions":{"strict":true}}' >"$work/in/andet.json"
  printf 'x' >"$work/in/node_modules/x/license.txt"
  printf 'User-agent: *\n' >"$work/in/robots.txt"
  printf -- '---\nlayout: default\ntitle: Værksted\ndate: 2021-05-06\n---\n<p>Her høvles.</p>' >"$work/in/a.html"
  run index "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"1 articles: 1 new"*"0 rejected"* || $output == *"1 article"* ]]
  run "$bin/udklip-search" --db "$work/db" --json høvle
  [ "$(jq -r '.hits[0] | .title + " " + .date' <<<"$output")" = "Værksted 2021-05-06" ]
}

@test "words that were cut at line ends are found, and shown whole" {
  printf 'Møde\n\nDen nye borg-\nmester talte om EU-\nformandskabet og social-\nog sundhedsområdet.\n' >"$work/in/a.txt"
  index "$work/in"
  [ "$(found borgmester)" = 1 ]
  [ "$(found '"EU-formandskabet"')" = 1 ]
  run "$bin/udklip-search" --db "$work/db" --show a.txt
  [[ $output == *"borgmester talte om EU-formandskabet og social- og sundhedsområdet"* ]]
}
