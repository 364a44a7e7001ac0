#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Several databases, local or behind a server, answer as one. (A server that is told to end ends its
# process group, hence setsid.)

load helper

# Two halves and the whole of the same articles.
halves() {
  mkdir -p "$work/one" "$work/two"
  for i in $(seq 1 40); do
    local folder=$work/one
    [ $((i % 2)) -eq 0 ] && folder=$work/two
    printf '{"id":"n%s","text":"Artikel %s om skolen, %s og økonomiforhandlinger.","date":"20%02d","source":"%s"}\n' \
      "$i" "$i" "$([ $((i % 3)) -eq 0 ] && echo sygehuset || echo kommunen)" "$((i % 7 + 10))" \
      "$([ $((i % 5)) -eq 0 ] && echo KL || echo Politiken)" >>"$folder/a.jsonl"
  done
  "$bin/udklip-index" -q --db "$work/db1" "$work/one"
  "$bin/udklip-index" -q --db "$work/db2" "$work/two"
  "$bin/udklip-index" -q --db "$work/whole" "$work/one" "$work/two"
}

teardown() {
  if [ -n "${servers:-}" ]; then kill $servers 2>/dev/null || true; fi
  rm -rf "$work"
}

# answers DATABASE-OPTIONS...: what a few questions give, without the time they took.
answers() {
  local question
  for question in skolen sygehus "økonomi kommune" "kommun*" "=Artikel" "kilde:KL" '"om skolen"' "skole -sygehus"; do
    search "$@" --json --limit 40 --facet year,source -- "$question" | jq -c 'del(.seconds)
      | .hits |= (map(del(.rank, .path) | .score |= (. * 100 | round)) | sort_by(.score, .date, .id))
      | .facets |= map_values(sort_by(.value))'
  done
}

@test "two databases side by side answer as one" {
  halves
  equal "$(answers --db "$work/whole")" "$(answers --db "$work/db1" --db "$work/db2")"
}

@test "the order of hits is the same, too" {
  halves
  equal "$(search --db "$work/whole" --format tsv --limit 40 skolen kommune | cut -f2)" \
    "$(search --db "$work/db1" --db "$work/db2" --format tsv --limit 40 skolen kommune | cut -f2)"
}

@test "a stub file of two servers answers as one database" {
  command -v xapian-tcpsrv >/dev/null || skip "xapian-tcpsrv is not installed"
  halves
  local port=$((20000 + RANDOM % 20000))
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port $port "$work/db1" &
  servers=$!
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port $((port + 1)) "$work/db2" &
  servers="$servers $!"
  printf 'remote 127.0.0.1:%s\nremote 127.0.0.1:%s\n' $port $((port + 1)) >"$work/stub"
  for _ in $(seq 50); do
    search --db "$work/stub" skolen >/dev/null 2>&1 && break
    sleep 0.1
  done
  equal "$(answers --db "$work/whole")" "$(answers --db "$work/stub")"
}

@test "a server that is down is named, with exit code 3" {
  printf 'remote 127.0.0.1:9\n' >"$work/stub"
  run search --db "$work/stub" skolen
  equal 3 "$status"
  [[ "$output" == *"cannot be reached"* && "$output" == *"127.0.0.1:9"* ]]
}
