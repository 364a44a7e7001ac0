#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# One source has one name, however its articles write it.

load helper

labels() { search --json --facet source "$@" 2>/dev/null | jq -c '[.facets.source[] | [.value, .count]]'; }
shown() { search --json --no-collapse --limit 100 "$@" 2>/dev/null | jq -r '.hits[].source' | sort -u | paste -sd,; }

two_papers() {
  make_corpus politiken/a.txt='Havnen vokser i nord.' politiken/b.txt='Havnen lukker i syd.' \
    c.md=$'---\nsource: Politiken\n---\nHavnen er aflyst.' \
    d.md=$'---\nsource: fyens\n---\nHavnen åbner i Odense.' \
    e.md=$'---\nsource: Fyens Stiftstidende\n---\nHavnen i Nyborg.' \
    f.md=$'---\nsource: Fyens Stiftstidende\n---\nHavnen i Assens er dyr.'
}

@test "the stated spelling is shown everywhere, in whatever order the articles came" {
  two_papers
  mkdir "$work/later"
  mv "$corpus/c.md" "$work/later"
  index -q
  equal politiken "$(shown --source Politiken havn)"
  mv "$work/later/c.md" "$corpus"
  index -q
  for ask in "havn" "havn lukker" ""; do
    equal Politiken "$(shown --source politiken $ask)"
    equal Politiken "$(search --json --source politiken $ask | jq -r '.facets.source[0].value')"
  done
  [[ "$(search --show politiken/a.txt)" == *Politiken* ]]
  equal Politiken "$(search --complete source polit)"
  "$bin/udklip-index" --stats | grep -qE '^  Politiken  +3$'
  udklip_before=$(labels havn)
  index -q --rebuild
  equal "$udklip_before" "$(labels havn)"
  rm "$corpus/c.md"
  index -q
  equal politiken "$(shown --source POLITIKEN havn)"
}

@test "an alias makes one source of two, at once and without reading an article" {
  two_papers
  index -q
  equal 1 "$(search --json kilde:fyens | jq .total)"
  run --separate-stderr "$bin/udklip-index" --json --alias fyens="Fyens Stiftstidende"
  equal 6 "$(jq .unchanged <<<"$output")"
  equal '["Fyens Stiftstidende",3]' "$(labels havn | jq -c '.[] | select(.[0] | startswith("F"))')"
  equal "Fyens Stiftstidende" "$(shown --source fyens havn)"
  for ask in "--source fyens" "--source FYENS" kilde:fyens "'kilde:\"Fyens Stiftstidende\"'"; do
    equal 3 "$(eval search --json $ask | jq .total)"
  done
  equal 3 "$(search --json 'havn -kilde:fyens' | jq .total)"
  equal "Fyens Stiftstidende 3" \
    "$(search --json --source fyenz havn | jq -r '.ways_out[0] | "\(.nearest) \(.nearest_total)"')"
  "$bin/udklip-index" --stats | grep -A1 '^Other names of sources' | grep -q 'fyens  *Fyens Stiftstidende'
  before=$(revision)
  index -q
  equal "$before" "$(revision)"
}

@test "a saved search, a rebuild and a second database obey an alias" {
  two_papers
  index -q --alias fyens="Fyens Stiftstidende"
  search --save fyn --source fyens havn >/dev/null 2>&1
  index -q --rebuild
  equal 3 "$(search --json --source fyens havn | jq .total)"
  "$bin/udklip-index" -q --compact >/dev/null
  equal 3 "$(search --json --source fyens havn | jq .total)"
  mkdir "$work/more"
  printf -- '---\nsource: fyens\n---\nHavnen i Kerteminde.' >"$work/more/g.md"
  "$bin/udklip-index" -q --db "$work/second" "$work/more"
  equal 4 "$(search --db "$UDKLIP_DB" --db "$work/second" --json --source fyens havn | jq .total)"
  equal "Fyens Stiftstidende" "$(shown --db "$work/second" --db "$UDKLIP_DB" --source fyens havn)"
  index -q --alias fyens=
  equal 1 "$(search --json --source fyens havn | jq .total)"
}

@test "an alias that is none is refused, and nothing is changed" {
  two_papers
  index -q --alias fyens="Fyens Stiftstidende"
  for odd in fyens =DR "fyens stiftstidende=fyens" "kl="; do
    before=$(revision)
    run index -q --alias "$odd"
    equal 2 "$status"
    equal "$before" "$(revision)"
  done
}

@test "in the page, a source that is chosen by an alias is the one that is counted" {
  two_papers
  index -q --alias fyens="Fyens Stiftstidende"
  "$bin/udklip-web" --no-config --port 0 >"$work/url" 2>/dev/null 3>&- &
  server=$!
  for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep 0.05; done
  page=$(curl -s --max-time 20 "$(cat "$work/url")?q=havn&source=fyens" -H 'Accept-Language: en')
  kill "$server"
  wait "$server" || true
  grep -qE 'aria-current="true"[^>]*>(<[^>]*>)*Fyens Stiftstidende' <<<"$page"
  equal 0 "$(grep -c '>fyens<' <<<"$page" || true)"
}
