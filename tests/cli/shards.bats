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

# everything QUESTION...: an answer but for the time that it took.
everything() { search --json --limit 100 "$@" | jq -c 'del(.seconds)'; }

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

# await_stub WORD: until the servers of the stub answer.
await_stub() {
  for _ in $(seq 50); do
    search --db "$work/stub" "$1" >/dev/null 2>&1 && return
    sleep 0.1
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
  await_stub skolen
  equal "$(answers --db "$work/whole")" "$(answers --db "$work/stub")"
}

@test "articles that each database packs in its own way are read side by side, and from servers" {
  command -v xapian-tcpsrv >/dev/null || skip "xapian-tcpsrv is not installed"
  many_articles avisen >"$work/avisen.jsonl"
  many_articles bladet >"$work/bladet.jsonl"
  "$bin/udklip-index" -q --db "$work/avisen" "$work/avisen.jsonl"
  "$bin/udklip-index" -q --db "$work/bladet" "$work/bladet.jsonl"
  "$bin/udklip-index" -q --db "$work/whole" "$work/avisen.jsonl" "$work/bladet.jsonl"
  local dictionaries
  dictionaries=$(for db in avisen bladet whole; do
    [ "$(xapian-metadata get "$work/$db" udklip.dictionary | wc -c)" -gt 1000 ] || echo none
    xapian-metadata get "$work/$db" udklip.dictionary | cksum
  done | sort -u)
  equal 2 "$(wc -l <<<"$dictionaries")"  # that of the whole was learnt from the first file
  local port=$((20000 + RANDOM % 20000))
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port $port "$work/bladet" &
  servers=$!
  printf 'auto avisen\nremote 127.0.0.1:%s\n' $port >"$work/stub"
  await_stub skriver
  local question
  for question in skriver "avisen7 OR bladet8" '"nummer 77"'; do
    equal "$(everything --db "$work/whole" -- "$question")" \
      "$(everything --db "$work/avisen" --db "$work/bladet" -- "$question")"
    equal "$(everything --db "$work/whole" -- "$question")" \
      "$(everything --db "$work/stub" -- "$question")"
  done
}

@test "shards pack their articles in the same way, and a server may serve them all" {
  command -v xapian-tcpsrv >/dev/null || skip "xapian-tcpsrv is not installed"
  many_articles avisen >"$work/avisen.jsonl"
  many_articles bladet >"$work/bladet.jsonl"
  index_both() { "$bin/udklip-index" -q "$@" "$work/avisen.jsonl" "$work/bladet.jsonl"; }
  index_both --db "$work/whole"
  index_both --db "$work/divided" --shards 2
  equal 1 "$(for shard in "$work"/divided/generation-1/shard-*; do
    xapian-metadata get "$shard" udklip.dictionary | cksum
  done | sort -u | wc -l)"
  equal "$(everything --db "$work/whole" skriver)" "$(everything --db "$work/divided" skriver)"
  "$bin/udklip-index" --db "$work/divided" --recurring-lines >"$work/lines"
  local port=$((20000 + RANDOM % 20000))
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port $port "$work/divided" &
  servers=$!
  printf 'remote 127.0.0.1:%s\n' $port >"$work/stub"
  await_stub skriver
  equal "$(everything --db "$work/whole" skriver)" "$(everything --db "$work/stub" skriver)"
}

@test "a server that is down is named, with exit code 3" {
  printf 'remote 127.0.0.1:9\n' >"$work/stub"
  run search --db "$work/stub" skolen
  equal 3 "$status"
  [[ "$output" == *"cannot be reached"* && "$output" == *"127.0.0.1:9"* ]]
}

@test "--shards divides a new database, which answers like an undivided one" {
  halves
  index_both() { "$bin/udklip-index" -q "$@" "$work/one" "$work/two"; }
  index_both --db "$work/divided" --shards 3
  equal 3 "$(find "$work/divided" -name shard | wc -l)"
  equal "$(everything --db "$work/whole" skolen)" "$(everything --db "$work/divided" skolen)"
  run "$bin/udklip-index" --db "$work/divided" --check
  equal "0 no faults found" "$status $output"
  "$bin/udklip-index" --db "$work/divided" --compact
  "$bin/udklip-index" --db "$work/divided" --stats --json |
    jq -e '.articles == 40 and .files == 2 and ([.shards[]] | add) == 40 and (.shards | length) == 3'
  equal "$(everything --db "$work/whole" skolen)" "$(everything --db "$work/divided" skolen)"
}

@test "later runs know the shards, and write only what changed" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder skriver bøger.' c.txt='Børn leger.' d.txt='Hunde gør.'
  index -q --shards 2
  all=$(find "$UDKLIP_DB" -name 'iamglass' | sort | xargs sha256sum)
  index --json | jq -e '.files == 4 and .new == 0 and .unchanged == 4'
  equal "$all" "$(find "$UDKLIP_DB" -name 'iamglass' | sort | xargs sha256sum)"
  rm "$corpus/c.txt"
  make_corpus b.txt='Kvinder skriver breve.' e.txt='Katte sover.'
  index --dry-run --json | jq -e '.dry_run and .new == 1 and .changed == 1 and .removed == 1 and .unchanged == 2'
  equal "$all" "$(find "$UDKLIP_DB" -name 'iamglass' | sort | xargs sha256sum)"
  index --json | jq -e '.new == 1 and .changed == 1 and .removed == 1 and .unchanged == 2'
  equal "b.txt" "$(ids brev)"
  equal "" "$(ids leger)"
  equal "e.txt" "$(ids kat)"
}

@test "another number of shards needs --rebuild" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.'
  index -q --shards 2
  run index --shards 3
  equal 2 "$status"
  [[ "$output" == *"2 shards"*"--rebuild --shards 3"* ]]
  index -q --rebuild --shards 3
  equal 3 "$(find "$UDKLIP_DB" -name shard | wc -l)"
  equal "a.txt b.txt" "$(ids læse | tr ' ' '\n' | sort | paste -sd' ')"
  "$bin/udklip-index" -q --rebuild
  equal 3 "$(find "$UDKLIP_DB" -name shard | wc -l)"
  "$bin/udklip-index" -q --rebuild --shards 1
  equal 0 "$(find "$UDKLIP_DB" -name shard | wc -l)"
  equal "a.txt b.txt" "$(ids læse | tr ' ' '\n' | sort | paste -sd' ')"
  run "$bin/udklip-index" --shards 2
  equal 2 "$status"
  "$bin/udklip-index" -q --rebuild --shards 2 --source Avisen
  equal '"Avisen"' "$(search --json læse | jq -c '.hits[0].source')"
  equal 1 "$(ls -d "$UDKLIP_DB"/generation-* | wc -l)"
}

@test "a run that ends between two shards is finished by the next" {
  make_corpus $(for i in $(seq 1 12); do echo "$i.txt=Mænd$i"; done)
  index -q --shards 2
  make_corpus $(for i in $(seq 20 32); do echo "$i.txt=Aviser$i"; done)
  rm "$corpus/3.txt" "$corpus/4.txt" "$corpus/5.txt"
  # The first shard alone has been brought up to date, as if the run was killed then.
  "$bin/udklip-index" -q --force --db "$UDKLIP_DB/generation-1/shard-1" "$corpus"
  index -q
  equal 22 "$("$bin/udklip-index" --stats --json | jq .articles)"
  equal "$(cd "$corpus" && ls | sort | paste -sd' ')" \
    "$(search --format jsonl --limit 100 --year unknown | jq -r .id | sort | paste -sd' ')"
  "$bin/udklip-index" --check
}

@test "all that claim one id meet in one shard, whatever their number" {
  mkdir -p "$corpus/x" "$corpus/y" "$corpus/z"
  for i in $(seq 1 9); do
    for folder in x y z; do
      printf '{"id":"k%s","text":"Artikel %s i %s."}\n' "$i" "$i" "$folder" >>"$corpus/$folder/a.jsonl"
    done
  done
  index -q --db "$work/whole" 2>/dev/null
  index -q --db "$work/divided" --shards 4 2>/dev/null
  of() { search --db "$1" --format jsonl --limit 100 artikel | jq -r '.id + " " + .path' | sort; }
  equal "27" "$(of "$work/whole" | wc -l)"
  equal "$(of "$work/whole")" "$(of "$work/divided")"
  rm "$corpus/x/a.jsonl"
  index -q --force --db "$work/whole" 2>/dev/null
  index -q --force --db "$work/divided" 2>/dev/null
  equal "$(of "$work/whole")" "$(of "$work/divided")"
}

@test "guards ask all shards together" {
  make_corpus a.txt='Et.' b.txt='To.' c.txt='Tre.' d.txt='Fire.' e.txt='Fem.'
  index -q --shards 4
  rm "$corpus/a.txt"
  index --json | jq -e '.removed == 1'
  rm "$corpus"/*
  run index
  equal 2 "$status"
  [[ "$output" == *"--force"* ]]
  equal 4 "$("$bin/udklip-index" --stats --json | jq .articles)"
}

@test "what is rejected is told and counted once" {
  printf '%s\n' '{"id":"a","text":"Et hus."}' 'ikke json' '{"id":"b","text":"To huse."}' >"$corpus/a.jsonl"
  run --separate-stderr index --json --shards 3
  equal 6 "$status"
  echo "$output" | jq -e '.new == 2 and .rejected == 1 and .files == 1'
  equal 1 "$(grep -c 'is not JSON' <<<"$stderr")"
}

@test "a shard alone takes its own articles" {
  make_corpus a.txt='Aviser.' b.txt='Aviser.' c.txt='Aviser.' d.txt='Aviser.' e.txt='Aviser.' f.txt='Aviser.'
  index -q --shards 2
  mkdir "$work/elsewhere"
  for i in 1 2; do mv "$UDKLIP_DB/generation-1/shard-$i" "$work/elsewhere/machine$i"; done
  rm "$corpus/a.txt"
  make_corpus g.txt='Aviser.' h.txt='Aviser.' i.txt='Aviser.'
  for i in 1 2; do "$bin/udklip-index" -q --force --db "$work/elsewhere/machine$i"; done
  equal "b.txt c.txt d.txt e.txt f.txt g.txt h.txt i.txt" \
    "$(ids --db "$work/elsewhere/machine1" --db "$work/elsewhere/machine2" avis | tr ' ' '\n' | sort | paste -sd' ')"
  run "$bin/udklip-index" --db "$work/elsewhere/machine1" --shards 2
  equal 2 "$status"
}

@test "a rebuild that cannot be finished leaves the shards that were there" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.'
  index -q --shards 2
  before=$(everything læse)
  run timeout -s KILL 0.05 "$bin/udklip-index" -q --rebuild --shards 5
  equal "$before" "$(everything læse | jq -c .)"
  "$bin/udklip-index" -q --rebuild --shards 5
  equal 5 "$(find "$UDKLIP_DB" -name shard | wc -l)"
  equal 1 "$(ls -d "$UDKLIP_DB"/generation-* | wc -l)"
}

@test "a missing shard is an error that names it, or is left out if that is allowed" {
  halves
  printf 'auto db1\nauto gone\nremote 127.0.0.1:9\n' >"$work/stub"
  run search --db "$work/stub" skolen
  equal 3 "$status"
  [[ "$output" == *"$work/gone"* ]]
  run --separate-stderr search --db "$work/stub" --allow-partial --json skolen
  equal 0 "$status"
  [[ "$stderr" == *"2 of 3 shards do not answer: $work/gone, 127.0.0.1:9; the answer is partial"* ]]
  echo "$output" | jq -e '.total == 20 and .total_is_exact == false and (.missing_shards | length) == 2
    and (.notes[0] | startswith("2 of 3 shards"))'
  run search --db "$work/stub" --allow-partial skolen
  [[ "$output" == *"at least 20 articles"* ]]
  printf 'auto gone\n' >"$work/stub"
  run search --db "$work/stub" --allow-partial skolen
  equal 3 "$status"
}

@test "a server behind a program, such as ssh, is a shard as well" {
  command -v xapian-progsrv >/dev/null || skip "xapian-progsrv is not installed"
  halves
  printf 'auto db1\nremote :xapian-progsrv %s\n' "$work/db2" >"$work/stub"
  equal "$(everything --db "$work/whole" skolen | jq -c 'del(.suggestion)')" \
    "$(everything --db "$work/stub" skolen | jq -c 'del(.suggestion)')"
}

@test "the demonstration of a cluster works" {
  command -v xapian-tcpsrv >/dev/null || skip "xapian-tcpsrv is not installed"
  UDKLIP_BIN=$bin run "$source_dir/scripts/cluster-demo"
  equal 0 "$status"
  [[ "$output" == *"5 articles"*"exit code 3"*"1 of 2 shards does not answer"*"at least "* ]]
}
