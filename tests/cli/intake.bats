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
  printf 'SQLite format 3' >"$work/in/a.db"
  printf 'PK\003\004 x' >"$work/in/b.xlsx"
  printf 'Broen er lang.\n' >"$work/in/c.txt"
  printf '\x89PNG\r\n' >"$work/in/d.txt"
  printf 'Om mappen.\n' >"$work/in/README.md"
  mkdir "$work/in/.git" && touch "$work/in/.git/x.db"
  run index "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"4 files not read:"*"1 .xlsx"*"(--list-skipped names them)"* ]]
  run index --list-skipped "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"/a.db: "* && $output == *"/d.txt: "* ]]
  index --json "$work/in" | jq -e '.skipped == 4 and .skipped_by_ending[".db"] == 1 and .rejected == 0'
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
  printf '{\\rtf1 Broen}' >"$work/in/a.txt"
  printf 'From: a@b.dk\nMessage-ID: <1@b.dk>\nSubject: Bro\n\nBroen er lang.\n' >"$work/in/b"
  printf '<?xml version="1.0"?>\n<rss><channel><item><title>Broen</title></item></channel></rss>' >"$work/in/c.html"
  printf '<!DOCTYPE html><html><body><p>Tunnelen er lang, og den er dyr.</p></body></html>' >"$work/in/d.txt"
  printf 'Havnen er stor.\n' >"$work/in/e"
  printf '\x89PNG\r\n' >"$work/in/f.html"
  run index "$work"/in/*
  [ "$status" -eq 0 ]
  [[ $output == *"1 file not read"* ]]
  [ "$(found Broen)" = 3 ]
  [ "$(found tunnel)" = 1 ]
  [ "$(found havn)" = 1 ]
}

@test "what a file is decides before its name, in folders too" {
  "$source_dir/bench/make_documents" "$work/made" 24 0 >/dev/null
  cp "$work"/made/*/nr1x.docx "$work/in/docx.zip"
  cp "$work"/made/*/nr3x.epub "$work/in/epub.zip"
  cp "$work"/made/*/nr4x.rtf "$work/in/rtf.doc"
  cp "$work"/made/*/nr5x.eml "$work/in/mail.html"
  printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' >"$work/in/gammel.doc"
  printf 'Tunnelen er lang.\n' | gzip >"$work/in/pakket.txt"
  printf 'Tunnelen er dyr.\n' >"$work/in/udpakket.txt.gz"
  printf '{"title":"A","text":"Fjorden er dyb."}\n{"title":"B","text":"Fjorden er kold."}\n' >"$work/in/linjer.txt"
  run index "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"8 articles"*"1 file not read: 1 .doc"* ]]
  [ "$(found Artikel)" = 4 ]
  [ "$(found tunnel)" = 2 ]
  [ "$(found fjord)" = 2 ]
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

@test "several authors are several values, and a surname finds them" {
  cat >"$work/in/a.jsonl" <<'J'
{"title":"Bro","text":"Broen er lang.","author":["Ole Hansen","Hanne Holm"]}
{"title":"Havn","text":"Havnen er stor.","author":[{"name":"Hansen, Ole"},{"name":"Bo Lund"}]}
{"title":"Skov","text":"Skoven er grøn.","forfatter":"Ole Hansen og Bo Lund"}
{"title":"By","text":"Byen er ny.","author":"Landbrug og Fødevarer"}
{"title":"Vej","text":"Vejen er smal."}
J
  printf -- '---\ntitle: Mark\nauthors:\n  - "[[Hanne Holm]]"\n  - Bo Lund\n---\n\nMarken er flad.\n' >"$work/in/b.md"
  index "$work/in"
  words="broen havnen skoven byen vejen marken"
  [ "$(found forfatter:hansen)" = 3 ]
  [ "$(found 'forfatter:"Ole Hansen"')" = 2 ]
  [ "$(found --author "bo lund" --any $words)" = 3 ]
  [ "$(found --author holm --any $words)" = 2 ]
  [ "$(found --author unknown --any $words)" = 1 ]
  run "$bin/udklip-search" --db "$work/db" --json --facet author --any $words
  [ "$(jq -c '[.facets.author[] | select(.value == "Bo Lund") | .count]' <<<"$output")" = '[3]' ]
  [ "$(jq -c '[.facets.author[] | select(.value == null) | .count]' <<<"$output")" = '[1]' ]
  run "$bin/udklip-search" --db "$work/db" --json --show b.md
  [ "$(jq -c .authors <<<"$output")" = '["Hanne Holm","Bo Lund"]' ]
}

@test "the marks of footnotes are no part of words, and notes are apart" {
  cat >"$work/in/a.html" <<'H'
<html><body><article><h1>Løn</h1>
<p>Alle lægesekretærer<sup>1</sup> får mere i løn<a href="#fn2"><sup>2</sup></a>, og huset på 90 m<sup>2</sup>
udleder mindre CO<sub>2</sub> end før. Haven er 70 km<sup>2</sup><sup>3</sup>, i alt 10<sup>6</sup><sup>12</sup> træer.</p>
<section class="footnotes"><ol><li id="fn2">Kilde: Økonomiudvalgets referat. <a href="#ref2">↩</a></li></ol></section>
</article></body></html>
H
  printf '# Løn\n\nAlle sygeplejersker<sup>1</sup> får mere.\n' >"$work/in/b.md"
  index "$work/in"
  [ "$(found lægesekretærer)" = 1 ]
  [ "$(found '"lægesekretærer får mere i løn og huset"')" = 1 ]
  [ "$(found m2)" = 1 ]
  [ "$(found CO2)" = 1 ]
  [ "$(found '"70 km2 i alt 106 træer"')" = 1 ]
  [ "$(found økonomiudvalget)" = 1 ]
  [ "$(found '"sygeplejersker får"')" = 1 ]
}

@test "the folder of a saved page is not read for itself" {
  mkdir "$work/in/Ny bro_files" "$work/in/andet_files" "$work/in/Havn-filer"
  printf '<html><body><p>Broen er lang, og den er dyr.</p></body></html>' >"$work/in/Ny bro.html"
  printf '<html><body><p>Havnen er stor, og den er dyr.</p></body></html>' >"$work/in/Havn.htm"
  printf '<html><body><p>Reklamer for dyre ting.</p></body></html>' >"$work/in/Ny bro_files/ramme.html"
  printf 'Reklamer\n' >"$work/in/Havn-filer/x.txt"
  printf 'Tunnelen er lang.\n' >"$work/in/andet_files/a.txt"
  run index "$work/in"
  [ "$status" -eq 0 ]
  [[ $output == *"2 files not read"* ]]
  [ "$(found reklame)" = 0 ]
  [ "$(found tunnel)" = 1 ]
  (cd "$work/in" && tar -czf ../a.tar.gz Havn.htm Havn-filer)
  rm -r "$work/db"
  run index "$work/a.tar.gz"
  [[ $output == *"1 article"*"1 file not read"* ]]
}

@test "an export of several articles is split at their headers; a user's own are known too" {
  cat >"$work/in/a.txt" <<'T'
Ny bro i Vejle
Vejle Amts Folkeblad | 06.05.2021 | Side 4 | 112 ord

Broen er lang.

Havnen udvides
Politiken | 07.05.2021 | Side 5 | 90 ord

Havnen er stor.
T
  printf 'Ritzau\n6. maj 2021 kl. 10.15\nNy tunnel\n\nTunnelen er lang.\n' >"$work/in/b.txt"
  printf '[Øens Blad / 2021-05-06]\nSkoven er grøn.\n\n[Øens Blad / 2021-05-07]\nMarken er flad.\n' >"$work/in/c.txt"
  printf 'header\t[{source} / {date}]\npublisher\tØens Blad\n' >"$work/h.tsv"
  run index --headings "$work/h.tsv" "$work/in"
  [[ $output == *"5 articles"* ]]
  run "$bin/udklip-search" --db "$work/db" --json havnen
  [ "$(jq -r '.hits[0] | .title + "/" + .source + "/" + .date' <<<"$output")" = "Havnen udvides/Politiken/2021-05-07" ]
  run "$bin/udklip-search" --db "$work/db" --json tunnelen
  [ "$(jq -r '.hits[0] | .title + "/" + .source + "/" + .date' <<<"$output")" = "Ny tunnel/Ritzau/2021-05-06T10:15:00" ]
  run "$bin/udklip-search" --db "$work/db" --json marken
  [ "$(jq -r '.hits[0] | .source + "/" + .date' <<<"$output")" = "Øens Blad/2021-05-07" ]
}

@test "--timezone decides the day of a time in UTC, and is remembered" {
  printf '{"title":"Bro","text":"Broen er lang.","date":"2021-01-01T02:30:00Z"}\n' >"$work/in/a.jsonl"
  printf '<html lang="en-GB"><head><meta property="article:published_time" content="2020-12-31T23:30:00Z"></head><body><p>Tunnelen er lang, og den er dyr.</p></body></html>' >"$work/in/b.html"
  day() { "$bin/udklip-search" --db "$work/db" --json "$1" | jq -r '.hits[0].date[0:10]'; }
  index "$work/in"
  [ "$(day bro)" = 2021-01-01 ]
  [ "$(day tunnel)" = 2020-12-31 ]
  index --timezone America/Godthab "$work/in"
  [ "$(day bro)" = 2020-12-31 ]
  index
  [ "$(day bro)" = 2020-12-31 ]
  index --timezone "" "$work/in"
  [ "$(day bro)" = 2021-01-01 ]
  run index --timezone Ingen/Steder "$work/in"
  [ "$status" -eq 2 ]
}

@test "what is not read is remembered: --stats tells it, and a run over unchanged files" {
  printf 'Broen er lang.\n' >"$work/in/c.txt"
  printf 'x' >"$work/x.xlsx"
  printf 'y' >"$work/in/y.db"
  tar -C "$work" -czf "$work/in/a.tar.gz" x.xlsx -C in c.txt
  index "$work/in"
  index --json | jq -e '.skipped == 2 and .skipped_by_ending == {".db": 1, ".xlsx": 1}'
  index --stats --json | jq -e '.skipped == 2 and .skipped_by_ending == {".db": 1, ".xlsx": 1}'
  rm "$work/in/y.db"
  index --dry-run --json | jq -e '.skipped == 1'
  index
  index --stats --json | jq -e '.skipped == 1'
}

@test "a folder of eight kinds of files gives exact numbers, also when the run was killed" {
  BIN=$bin "$source_dir/bench/mixed_folder" 3 240 >"$work/out" 2>&1 3>&- || { cat "$work/out"; false; }
}
