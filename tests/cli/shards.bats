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

# divide N OPTION-OR-FOLDER...: each of N shards by itself, as on machines of their own.
divide() {
  local k n=$1
  shift
  for k in $(seq "$n"); do "$bin/udklip-index" -q --db "$work/shard$k" --shard "$k/$n" "$@"; done
}

# divided N: the options that search all of them.
divided() { for k in $(seq "$1"); do printf -- '--db %s ' "$work/shard$k"; done; }

# everything QUESTION...: an answer but for the time that it took.
everything() { search --json --limit 100 "$@" | jq -c 'del(.seconds, .updated)'; }

teardown() {
  if [ -n "${servers:-}" ]; then kill $servers 2>/dev/null || true; fi
  rm -rf "$work"
}

# answers DATABASE-OPTIONS...: what a few questions give, without the time they took.
answers() {
  local question
  for question in skolen sygehus "økonomi kommune" "kommun*" "=Artikel" "kilde:KL" '"om skolen"' "skole -sygehus"; do
    search "$@" --json --limit 40 --facet year,source -- "$question" | jq -c 'del(.seconds, .updated)
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

@test "a server that is down is named, with exit code 3" {
  printf 'remote 127.0.0.1:9\n' >"$work/stub"
  run search --db "$work/stub" skolen
  equal 3 "$status"
  [[ "$output" == *"cannot be reached"* && "$output" == *"127.0.0.1:9"* ]]
}

@test "--shard K/N divides articles, which answer like an undivided database" {
  halves
  divide 3 "$work/one" "$work/two"
  equal 40 "$(for k in 1 2 3; do "$bin/udklip-index" --db "$work/shard$k" --stats --json; done | jq -s "map(.articles) | add")"
  equal "$(everything --db "$work/whole" --no-collapse skolen)" "$(everything $(divided 3) --no-collapse skolen)"
  "$bin/udklip-index" --db "$work/shard2" --stats --json | jq -e '.shard == "2/3" and .files == 2'
  for k in 1 2 3; do
    "$bin/udklip-index" --db "$work/shard$k" --compact
    run "$bin/udklip-index" --db "$work/shard$k" --check
    equal "0 no faults found" "$status $output"
  done
  equal "$(everything --db "$work/whole" --no-collapse skolen)" "$(everything $(divided 3) --no-collapse skolen)"
}

@test "a later run knows its shard, writes only what changed, and survives without the others" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder skriver bøger.' c.txt='Børn leger.' d.txt='Hunde gør.'
  divide 2 "$corpus"
  rm "$corpus/c.txt"
  make_corpus b.txt='Kvinder skriver breve.' e.txt='Katte sover.'
  for k in 1 2; do "$bin/udklip-index" -q --force --db "$work/shard$k"; done
  all() { "$bin/udklip-search" --db "$work/shard1" --db "$work/shard2" --format jsonl --year unknown --limit 9 | jq -r .id | sort | paste -sd' '; }
  equal "a.txt b.txt d.txt e.txt" "$(all)"
  for k in 1 2; do
    "$bin/udklip-index" --db "$work/shard$k" --json | jq -e '.new + .changed + .removed == 0'
  done
}

@test "another division needs --rebuild" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.' c.txt='Børn læser.' d.txt='Hunde læser.'
  index -q --shard 1/2
  run index --shard 2/2
  equal 2 "$status"
  [[ "$output" == *"holds shard 1/2, not 2/2"*"--rebuild --shard 2/2"* ]]
  run index --shard 1/3
  equal 2 "$status"
  index -q --shard 1/2
  first=$(ids læse)
  index -q --rebuild
  equal "$first" "$(ids læse)"
  index -q --rebuild --shard 2/2
  equal 4 "$(echo "$first $(ids læse)" | wc -w)"
  index -q --rebuild --shard 1/1
  equal 4 "$(ids læse | wc -w)"
  for wrong in 0/2 3/2 2 a/b /; do
    run index --shard "$wrong"
    equal 2 "$status"
  done
}

@test "--shards is refused, with a pointer to --shard" {
  make_corpus a.txt='Mænd læser aviser.'
  run index --shards 2
  equal 2 "$status"
  [[ "$output" == *"--shard K/N"* ]]
  [ ! -e "$UDKLIP_DB" ]
}

# of_0_1: the databases shard1 and shard2 in one folder, as Udklip 0.1 kept its shards.
of_0_1() {
  mkdir -p "$UDKLIP_DB/generation-1"
  printf 'auto generation-1\n' >"$UDKLIP_DB/XAPIANDB"
  printf 'auto shard-1\nauto shard-2\n' >"$UDKLIP_DB/generation-1/XAPIANDB"
  for k in 1 2; do
    mv "$work/shard$k" "$UDKLIP_DB/generation-1/shard-$k"
    printf '%s of 2\n' $k >"$UDKLIP_DB/generation-1/shard-$k/shard"
  done
}

@test "a folder of shards of 0.1 is searched, and becomes one database by --rebuild" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder læser bøger.' c.txt='Børn læser.' d.txt='Hunde læser.'
  divide 2 "$corpus"
  of_0_1
  equal "a.txt b.txt c.txt d.txt" "$(ids læse | tr ' ' '\n' | sort | paste -sd' ')"
  "$bin/udklip-index" --stats --json | jq -e '.articles == 4 and ([.shards[]] | add) == 4'
  run "$bin/udklip-index" --check
  equal "0 no faults found" "$status $output"
  for how in "" --compact --keep-missing; do
    run "$bin/udklip-index" $how
    equal 5 "$status"
    [[ "$output" == *"udklip-index --db $UDKLIP_DB --rebuild"* ]]
  done
  "$bin/udklip-index" --rebuild --json | jq -e '.new == 4'
  equal "a.txt b.txt c.txt d.txt" "$(ids læse | tr ' ' '\n' | sort | paste -sd' ')"
  index --json | jq -e '.unchanged == 4 and .new == 0'
  equal 1 "$(ls -d "$UDKLIP_DB"/generation-* | wc -l)"
}

@test "all that claim one id meet in one shard, whatever their number" {
  mkdir -p "$corpus/x" "$corpus/y" "$corpus/z"
  for i in $(seq 1 9); do
    for folder in x y z; do
      printf '{"id":"k%s","text":"Artikel %s i %s."}\n' "$i" "$i" "$folder" >>"$corpus/$folder/a.jsonl"
    done
  done
  index -q --db "$work/whole" 2>/dev/null
  divide 4 "$corpus" 2>/dev/null
  of() { search "$@" --no-collapse --format jsonl --limit 100 artikel | jq -r '.id + " " + .path' | sort; }
  equal "27" "$(of --db "$work/whole" | wc -l)"
  equal "$(of --db "$work/whole")" "$(of $(divided 4))"
  rm "$corpus/x/a.jsonl"
  index -q --force --db "$work/whole" 2>/dev/null
  divide 4 --force "$corpus" 2>/dev/null
  equal "$(of --db "$work/whole")" "$(of $(divided 4))"
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
