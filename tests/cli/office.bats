#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Documents that another process reads: udklip-read in its cage.

load helper

# docx FILE TEXT: a Word document with one paragraph.
docx() {
  python3 - "$@" <<'PY'
import sys, zipfile
rel = '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    out.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>{sys.argv[2]}</w:t></w:r></w:p></w:body></w:document>')
    out.writestr("_rels/.rels", rel)
PY
}

# pdf FILE <LINES: as groff sets them, line by line.
pdf() { { printf '.nh\n.nf\n'; cat; } | groff -k -ms -Tpdf >"$1"; }

@test "a PDF of groff: hyphens at line ends, no date of printing" {
  pdf "$corpus/a.pdf" <<'TEXT'
Byrådet i Ærø vedtog, at EU-
formandskabet og social-
og sundhedsområdet i 2021-
2022 samt Lars Løkke-
Rasmussen og DR-
journalisten gik til børne-
haven, der koster 1-
2 mio. kroner. Se artikel om A-
kasser og kommu-
nerne –
TEXT
  index -q
  hit=$(search --json børnehave | jq '.hits[0]')
  equal a.pdf "$(jq -r .id <<<"$hit")"
  equal null "$(jq -r .date <<<"$hit")"
  for phrase in EU-formandskabet 'social- og sundhedsområdet' 2021-2022 'Løkke-Rasmussen' DR-journalisten A-kasser kommunerne; do
    equal a.pdf "$(ids "\"$phrase\"")"
  done
}

@test "documents are read inside archives and compressed" {
  mkdir "$work/in"
  docx "$work/in/a.docx" 'Børnehaven åbner.'
  printf '{\\rtf1\\ansi Havnen i \\u198?r\\u248? udvides.}' >"$work/in/b.rtf"
  (cd "$work/in" && python3 -m zipfile -c "$corpus/arkiv.zip" a.docx)
  gzip -c "$work/in/b.rtf" >"$corpus/b.rtf.gz"
  index --json | jq -e '.new == 2 and .rejected == 0'
  equal 'arkiv.zip!/a.docx' "$(ids børnehave)"
  equal b.rtf.gz "$(ids Ærø)"
}

@test "what is broken costs one warning, the rest goes on" {
  docx "$corpus/a.docx" 'Børnehaven åbner.'
  head -c 200 "$corpus/a.docx" >"$corpus/b.docx"
  echo 'Ingen PDF.' >"$corpus/c.pdf"
  echo 'Tekst om havnen.' >"$corpus/d.txt"
  run --separate-stderr index --json
  equal 6 "$status"
  jq -e '.new == 2 and .rejected == 2' <<<"$output"
  grep -q 'b.docx: ' <<<"$stderr"
  grep -q 'c.pdf: is no PDF, or is damaged' <<<"$stderr"
  equal 2 "$(grep -c warning <<<"$stderr")"
}

@test "a reader that crashes costs the file that it read, one that is missing is named" {
  echo 'Børnehaven åbner.' >"$corpus/a.docx"
  echo 'abort' >"$corpus/b.pdf"
  echo 'En bro over sundet.' >"$corpus/c.pdf"
  UDKLIP_READ=${UDKLIP_BIN:-$bin}/../tests/stand_in_reader run --separate-stderr index
  equal 6 "$status"
  grep -q 'b.pdf: its reader gave up (SIGABRT)' <<<"$stderr"
  equal 1 "$(grep -c 'its reader' <<<"$stderr")"
  UDKLIP_READ=/no/such/reader run --separate-stderr index --rebuild
  equal 6 "$status"
  grep -q 'a.docx: cannot be read: /no/such/reader cannot be started: No such file' <<<"$stderr"
  # What it had read is kept, and read again when there is a reader.
  equal 2 "$(index --stats --json | jq .articles)"
  echo 'Børnehaven lukker.' >"$corpus/d.pdf"
  UDKLIP_READ=/no/such/reader run index
  equal 6 "$status"
  UDKLIP_READ=${UDKLIP_BIN:-$bin}/../tests/stand_in_reader run index
  equal 3 "$(index --stats --json | jq .articles)"
}

@test "a folder of twelve kinds, some broken, is taken in with exact numbers" {
  made=$("$source_dir/bench/make_documents" "$corpus" 96 5)
  run --separate-stderr index --json
  equal 6 "$status"
  equal "$(jq -c '[.files, .articles, .broken]' <<<"$made")" "$(jq -c '[.files, .new, .rejected]' <<<"$output")"
  for file in "$corpus"/*/*; do
    name=$(basename "$file")
    [ "$(stat -c %s "$file")" = 60 ] || [ -n "$(ids "${name%.*}")" ] || { echo "nothing of $name is found"; false; }
  done
  index --json | jq -e '.new == 0 and .changed == 0 and .removed == 0'
}

@test "a hit in a PDF says its page, --show marks the pages" {
  { printf '.nh\n.LP\nHavnen i Aarhus udvides.\n.bp\nSkolen lukker i sommer.\n.bp\nBiblioteket bliver, siger borgmesteren.\n'; } |
    groff -k -ms -Tpdf >"$corpus/a.pdf"
  echo 'Et teater.' >"$corpus/b.txt"
  index -q
  equal 3 "$(search --json bibliotek | jq '.hits[0].page')"
  equal null "$(search --json bibliotek | jq '.hits[0].chapter')"
  equal 1 "$(search --json havn | jq '.hits[0].page')"
  equal 2 "$(search --json skole | jq '.hits[0].page')"
  equal null "$(search --json teater | jq '.hits[0].page')"
  search bibliotek | grep -q 'a.pdf, side 3$'
  ! search teater | grep -q side || false
  search --show a.pdf | grep -q '\[side 2\] Skolen lukker'
  equal '[1,2,3]' "$(search --json --show a.pdf | jq -c '[.pages[].page]')"
  equal 'Skolen' "$(search --json --show a.pdf | jq -r '.text[.pages[1].begin:][0:6]')"
}

@test "a hit in a book says the heading of its chapter" {
  python3 - "$corpus/bog.epub" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as out:
    out.writestr("META-INF/container.xml", '<c><rootfiles><r full-path="a.opf"/></rootfiles></c>')
    out.writestr("a.opf", '<p><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></p>')
    out.writestr("a.xhtml", '<html><body><h1>Havnen</h1><p>Molen bygges.</p></body></html>')
    out.writestr("b.xhtml", '<html><body><h1>Skolen</h1><p>Gymnasiet lukker.</p></body></html>')
PY
  index -q
  equal '["Skolen",null]' "$(search --json gymnasium | jq -c '.hits[0] | [.chapter, .page]')"
  search mole | grep -q 'bog.epub, Havnen$'
  equal '["Havnen","Skolen"]' "$(search --json --show bog.epub | jq -c '[.pages[].chapter]')"
}

@test "a mailbox, a feed and an archive of the web are many articles" {
  printf 'From a Tue May 18 09:30:00 2021\nFrom: Bo Hansen <bo@example.org>\nSubject: Havnen\nDate: Tue, 18 May 2021 09:30:00 CEST\n\nHavnen udvides.\n\nFrom nu af er den åben.\n\nFrom b Tue May 18 09:30:00 2021\nFrom: b@example.org\nSubject: Skolen\nDate: ons, 19 maj 2021 09:30:00 +0200\n\nSkolen lukker.\n' >"$corpus/a.mbox"
  printf '<rss><channel><title>Lokalbladet</title><item><title>Vejen</title><pubDate>Tue, 18 May 2021 00:30:00 +0200</pubDate><description>&lt;p&gt;En b&amp;oslash;rnehave.&lt;/p&gt;</description></item></channel></rss>' >"$corpus/b.rss"
  index --json | jq -e '.new == 3 and .rejected == 0'
  equal 'a.mbox#1' "$(ids havn)"
  equal 'a.mbox#1' "$(ids '"nu af er den åben"')"
  equal 2021-05-18 "$(search --json havn | jq -r '.hits[0].date[0:10]')"
  equal 2021-05-19 "$(search --json skolen | jq -r '.hits[0].date[0:10]')"
  equal Lokalbladet "$(search --json børnehave | jq -r '.hits[0].source')"
}

@test "udklip-read says what it is when somebody types its name" {
  run script -qec "'$bin/../libexec/udklip/udklip-read'" /dev/null
  equal 2 "$status"
  grep -q 'started by udklip-index' <<<"$output"
}

# reader NAME <<SCRIPT: a program of the user's, and $config that names it for .doc files.
reader() {
  { echo '#!/bin/sh'; cat; } >"$work/$1"
  chmod +x "$work/$1"
  config=$work/config
  mkdir -p "$config/udklip"
  printf '[readers]\ndoc = %s {}\n%s\n' "$work/$1" "${2-}" >"$config/udklip/config"
}

@test "a program that the config file names reads what Udklip does not" {
  reader old-word <<'SH'
sed 's/^old: //' "$1"
printf '\fAnden side om skolen.\n'
SH
  echo 'old: Kommunen bygger en havn.' >"$corpus/a.doc"
  gzip -c "$corpus/a.doc" >"$corpus/b.doc.gz"
  (cd "$corpus" && tar -cf c.tar a.doc)
  for n in 1 2 3 4 5; do echo "Tekst nummer $n om byen." >"$corpus/$n.txt"; done
  index --json | jq -e '.new == 5 and .skipped_by_ending[".doc"] == 2'
  XDG_CONFIG_HOME=$config run --separate-stderr index --json
  equal 0 "$status"
  jq -e '.new == 3 and .rejected == 0' <<<"$output"
  equal 'a.doc b.doc.gz c.tar!/a.doc' "$(ids kommune | tr ' ' '\n' | sort | paste -sd' ')"
  equal 2 "$(search --json skole | jq '.hits[0].page')"
  XDG_CONFIG_HOME=$config index --json | jq -e '.new == 0 and .changed == 0 and .unchanged == 8'
  # Without it, what it read is gone with the next run.
  index --json | jq -e '.removed == 3'
}

@test "a scan is read by the program for PDF, a PDF with text is not" {
  pdf "$corpus/a.pdf" <<<'Skolen lukker.'
  printf '.nf\n' | groff -Tpdf >"$corpus/scan.pdf"
  pdf "$work/with-text.pdf" <<<'Havnen udvides.'
  reader ocr <<SH
cat '$work/with-text.pdf'
SH
  sed -i 's/^doc/pdf/' "$config/udklip/config"
  run --separate-stderr index
  equal 6 "$status"
  grep -q 'scan.pdf: has no text' <<<"$stderr"
  XDG_CONFIG_HOME=$config index --json | jq -e '.new == 1 and .rejected == 0'
  equal scan.pdf "$(ids havn)"
  equal a.pdf "$(ids skole)"
}

@test "a program of the user's has bounds, no network, and writes only in a folder of its own" {
  echo x >"$corpus/a.doc"
  reader fails <<'SH'
echo 'no Word document' >&2
exit 3
SH
  XDG_CONFIG_HOME=$config run --separate-stderr index
  equal 6 "$status"
  grep -q "a.doc: its reader $work/fails failed (exit code 3): no Word document" <<<"$stderr"

  reader hangs 'seconds = 1' <<'SH'
sleep 1000 & sleep 1000
SH
  XDG_CONFIG_HOME=$config run --separate-stderr index
  grep -q 'a.doc: its reader .*/hangs took longer than 1 seconds' <<<"$stderr"

  reader eats 'memory = 100M' <<'SH'
python3 -c 'x = "x" * 1000000000'
SH
  XDG_CONFIG_HOME=$config run --separate-stderr index
  grep -q 'a.doc: its reader .*/eats failed .*MemoryError' <<<"$stderr"

  reader calls <<'SH'
python3 -c 'import socket; socket.socket()' 2>&1 | tail -1
pwd >/dev/null; echo kladde >"$TMPDIR/a" && cat "$TMPDIR/a"
SH
  XDG_CONFIG_HOME=$config index -q
  search --show a.doc | grep -q 'PermissionError'
  search --show a.doc | grep -q 'kladde'
  [ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'udklip-read-*')" ]

  printf '[readers]\ndoc = /no/such/program {}\n' >"$config/udklip/config"
  XDG_CONFIG_HOME=$config run --separate-stderr index
  grep -q 'a.doc: its reader /no/such/program cannot be started: /no/such/program: No such file' <<<"$stderr"
}

@test "a mistake in the section [readers] is told with its line" {
  reader any </dev/null
  for line in 'seconds = many' 'memory = 1' 'txt = cat {}' 'wri = cat' 'wri'; do
    printf '[readers]\n%s\n' "$line" >"$config/udklip/config"
    XDG_CONFIG_HOME=$config run --separate-stderr index
    equal 2 "$status"
    grep -q "config:2: " <<<"$stderr"
  done
}
