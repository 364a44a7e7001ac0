#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Captions and credits of a page's pictures: found, counting less, never inside the text.

load helper

# page CAPTION SENTENCE: a page with a picture and two paragraphs.
page() {
  printf '%s\n' '<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Broen lukker i juli</title></head><body>' \
    '<article><h1>Broen lukker i juli</h1>' \
    "<figure><img src='a.jpg'><figcaption>$1</figcaption></figure>" \
    '<p>Broen bliver lukket for biler hele juli, mens kablerne bliver skiftet, oplyser brokontoret.</p>' \
    "<p>$2</p></article></body></html>"
}

setup_pages() {
  page 'Pyloner i tåge over sundet. Foto: Kaja Brandt' 'Færgen sejler hvert kvarter i de uger, og den er gratis for øens beboere.' >"$corpus/a.html"
  page 'Solnedgang ved havnen.' 'Bilisterne må vente, til de nye pyloner er malet, og det kan tage tid.' >"$corpus/b.html"
  index -q
}

@test "a word of a caption finds the article, with the caption as snippet" {
  setup_pages
  search --json Brandt | jq -e '.total == 1 and .hits[0].id == "a.html" and .hits[0].in_caption
    and (.hits[0].snippet | contains("<em>Brandt</em>"))'
  run search Brandt
  [[ "$output" == *"Kaja Brandt"*"found in a caption"* ]]
  search --json færge | jq -e '.hits[0] | has("in_caption") | not'
  equal "a.html" "$(ids '"pyloner i tåge"')"
  equal "a.html" "$(ids '=Kaja')"
}

@test "what the text says counts more than what a caption says" {
  setup_pages
  equal "b.html a.html" "$(ids pyloner | xargs)"
}

@test "it is a part of its own: neither text nor furniture, and shown apart" {
  setup_pages
  search --json --show a.html | jq -e '(.text | contains("Kaja") | not) and (.captions | contains("Kaja Brandt"))
    and ((.furniture // "") | contains("Kaja") | not)'
  run search --show a.html
  [[ "$output" == *"øens beboere"*"captions and credits"*"Kaja Brandt"* ]]
  page 'Foto: Bo Lund</figcaption></figure><figure><img src="c.jpg"><figcaption>Foto: Bo Lund' 'Ingen sejler i de uger, og det er der nogle, der er kede af, siger de.' >"$corpus/d.html"
  printf 'Et hus i byen.\n' >"$corpus/c.txt"
  index -q
  search --json --show c.txt | jq -e '.captions == null'
  search --json --show d.html | jq -e '.captions == "Foto: Bo Lund"'
}

@test "no phrase and no NEAR runs from the text into a caption" {
  setup_pages
  equal "" "$(ids '"beboere pyloner"')"
  equal "" "$(ids 'beboere NEAR/100 tåge')"
}
