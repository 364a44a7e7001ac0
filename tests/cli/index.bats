#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# udklip-index, seen from outside.

load helper

@test "a second run over unchanged files writes nothing" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder skriver bøger.'
  index -q
  before=$(revision)
  run index --json
  equal 0 "$status"
  echo "$output" | jq -e '.files == 2 and .new == 0 and .changed == 0 and .unchanged == 2 and .removed == 0'
  equal "$before" "$(revision)"
}

@test "a file that was only touched changes no article" {
  make_corpus a.txt='Mænd læser aviser.'
  index -q
  touch -d '2 days ago' "$corpus/a.txt"
  index --json | jq -e '.new == 0 and .changed == 0 and .unchanged == 1'
}

@test "a new, changed or vanished file changes only its own article" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Kvinder skriver bøger.' c.txt='Børn leger.'
  index -q
  make_corpus b.txt='Kvinder skriver breve og noter.' d.txt='Hunde gør.'
  rm "$corpus/c.txt"
  index --json | jq -e '.new == 1 and .changed == 1 and .unchanged == 1 and .removed == 1'
  equal "b.txt" "$(ids brev)"
  equal "" "$(ids bog)"
  equal "" "$(ids leger)"
  equal "d.txt" "$(ids hund)"
  equal "a.txt" "$(ids avis)"
}

@test "the roots are remembered" {
  make_corpus a.txt='Mænd læser aviser.'
  index -q
  make_corpus b.txt='Flere aviser.'
  "$bin/udklip-index" --json | jq -e '.new == 1 and .unchanged == 1'
}

@test "a root that is missing removes nothing, and a PATH that is missing is an error" {
  make_corpus a.txt='Mænd læser aviser.'
  index -q
  mv "$corpus" "$corpus.away"
  run --separate-stderr "$bin/udklip-index" --json
  equal 6 "$status"
  [[ "$stderr" == *"$corpus: cannot be read"* ]]
  echo "$output" | jq -e --arg root "$corpus" '.removed == 0 and .roots_not_believed == [$root]'
  equal "a.txt" "$(ids avis)"
  run index
  equal 2 "$status"
  [[ "$output" == *"cannot read"*"$corpus"* ]]
}

@test "folders and files that are only called otherwise are no loss" {
  make_corpus ny/a.txt='En hest.' ny/b.txt='En ko.' ny/c.txt='En gris.'
  index -q
  mv "$corpus/ny" "$corpus/gammel"
  index --json | jq -e '.new == 3 and .removed == 3'
  mv "$corpus/gammel/a.txt" "$corpus/x.txt"
  rm "$corpus/gammel/b.txt" "$corpus/gammel/c.txt"
  run index
  equal 6 "$status"
  [[ "$output" == *"2 of its 3 articles"* ]]
}

@test "a root that is not there keeps its articles, and it is said" {
  mkdir "$work/other"
  make_corpus a.txt='En hest.'
  echo 'En ko.' >"$work/other/b.txt"
  index -q "$work/other"
  mv "$work/other" "$work/away"
  run --separate-stderr "$bin/udklip-index" --json
  equal 6 "$status"
  echo "$output" | jq -e '.removed == 0 and .unchanged == 1'
  [[ "$stderr" == *"other: cannot be read: No such file or directory"*"is kept"* ]]
  equal "b.txt" "$(ids ko)"
}

@test "an emptied root removes nothing without --force" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Flere aviser.'
  index -q
  rm "$corpus"/*
  run index
  equal 6 "$status"
  [[ "$output" == *"--force"* ]]
  equal "a.txt b.txt" "$(ids avis | tr ' ' '\n' | sort | paste -sd' ')"
  index --force --json | jq -e '.removed == 2'
  equal "" "$(ids avis)"
}

@test "--keep-missing keeps" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Bøger.' c.txt='Breve.'
  index -q
  rm "$corpus/a.txt"
  index --keep-missing --json | jq -e '.removed == 0'
  equal "a.txt" "$(ids avis)"
  index --json | jq -e '.removed == 1'
}

@test "--dry-run says what would be done and does nothing" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Bøger.' c.txt='Breve.'
  index --dry-run --json | jq -e '.new == 3 and .dry_run'
  [ ! -e "$UDKLIP_DB" ]
  index -q
  before=$(revision)
  make_corpus d.txt='Ny.'
  rm "$corpus/a.txt"
  index --dry-run --json | jq -e '.new == 1 and .removed == 1 and .unchanged == 2'
  equal "$before" "$(revision)"
}

@test "--rebuild makes the same database anew" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Bøger.'
  index -q
  before=$(search --json avis | jq -c .hits)
  index --rebuild --json | jq -e '.new == 2'
  equal "$before" "$(search --json avis | jq -c .hits)"
  equal 1 "$(ls -d "$UDKLIP_DB"/generation-* | wc -l)"
}

@test "the date header is the date and no part of the text" {
  make_corpus a.txt=' date 2021-06 Kommunerne vil have penge.' b.txt=$'Dato: 18. maj 2020\n\nEn plan.'
  index -q
  equal '"2021-06"' "$(search --json kommune | jq -c '.hits[0].date')"
  equal '"2020-05-18"' "$(search --json plan | jq -c '.hits[0].date')"
  equal '"Kommunerne vil have penge"' "$(search --json kommune | jq -c '.hits[0].title')"
  run search date
  equal 1 "$status"
}

@test "JSON Lines: an article a line, with its own fields" {
  printf '%s\n' '{"id":"x1","title":"Nyt hus","text":"Et hus bygges.","date":"2020-03-04","source":"Avisen","url":"https://a.dk/1"}' \
    '{"text":"Uden noget."}' >"$corpus/a.jsonl"
  index --json | jq -e '.new == 2 and .rejected == 0'
  search --json hus | jq -e '.hits[0] | .id == "x1" and .title == "Nyt hus" and .date == "2020-03-04"
    and .source == "Avisen" and .url == "https://a.dk/1"'
  equal "a.jsonl#2" "$(ids uden noget)"
}

@test "bad lines cost a warning each and exit code 6, the rest is taken" {
  printf '%s\n' '{"id":"x1","text":"Et hus."}' 'ikke json' '[1]' '{"id":"x2"}' '{"id":"x3","text":[7]}' \
    '{"id":"x4","text":"Et andet hus."}' >"$corpus/a.jsonl"
  run --separate-stderr index --json
  equal 6 "$status"
  echo "$output" | jq -e '.new == 2 and .rejected == 4'
  [[ "$stderr" == *"a.jsonl, line 2:"* ]]
  [[ "$stderr" == *"a.jsonl, line 5:"* ]]
  equal "x1 x4" "$(ids hus | tr ' ' '\n' | sort | paste -sd' ')"
}

@test "two articles with one id: the later one is renamed, with a warning" {
  printf '%s\n' '{"id":"x","text":"Et hus."}' '{"id":"x","text":"Et andet hus."}' >"$corpus/a.jsonl"
  run --separate-stderr index --json
  equal 0 "$status"
  [[ "$stderr" == *"another article has the id"* ]]
  equal "2" "$(search --json hus | jq .total)"
  [[ "$(ids andet hus)" == *"$corpus/a.jsonl:#2"* ]]
  index --json 2>/dev/null | jq -e '.unchanged == 2 and .changed == 0'
}

@test "binary and empty files are rejected, the rest is taken" {
  make_corpus a.txt='Et hus.' empty.txt=''
  printf 'abc\0\001\002\0\0def' >"$corpus/binary.txt"
  run --separate-stderr index --json
  equal 6 "$status"
  echo "$output" | jq -e '.new == 1 and .rejected == 2'
  [[ "$stderr" == *"binary.txt"* && "$stderr" == *"empty.txt"* ]]
}

@test "an unreadable file is rejected, and tried again" {
  [ "$(id -u)" -ne 0 ] || skip "root reads everything"
  make_corpus a.txt='Et hus.' b.txt='Et andet hus.'
  chmod a-r "$corpus/b.txt"
  run index
  equal 6 "$status"
  chmod a+r "$corpus/b.txt"
  index --json | jq -e '.new == 1'
}

@test "hidden files, backups and READMEs are left out" {
  make_corpus a.txt='Et hus.' .b.txt='Et hus.' 'c.txt~=Et hus.' README.txt='Et hus.' .git/d.txt='Et hus.'
  index --json | jq -e '.files == 1 and .new == 1'
}

@test "nothing to index is said" {
  run "$bin/udklip-index"
  equal 2 "$status"
  [[ "$output" == *"nothing to index"* ]]
}

@test "a second writer is told, with exit code 4" {
  make_corpus a.txt='Et hus.'
  index -q
  exec 9>"$UDKLIP_DB/lock"
  flock -n 9
  run index
  equal 4 "$status"
  [[ "$output" == *"another udklip-index"* ]]
}

@test "--stats and --check describe the database" {
  make_corpus a.txt='date 2021-06 Et hus.' b.txt='Et andet hus.'
  index -q
  "$bin/udklip-index" --stats --json | jq -e '.articles == 2 and .files == 2 and .dated == 1 and .bytes > 0'
  run "$bin/udklip-index" --check
  equal 0 "$status"
}

@test "a damaged table is found by --check, and by searching, with exit code 3" {
  for i in $(seq 50); do make_corpus "$i.txt=Artikel nummer $i om huse og haver i byen."; done
  index -q
  table=$(ls "$UDKLIP_DB"/generation-*/postlist.glass)
  size=$(stat -c %s "$table")
  head -c $((size - 8192)) /dev/zero | tr '\0' '\377' | dd of="$table" bs=8192 seek=1 conv=notrunc status=none
  run "$bin/udklip-index" --check
  equal 3 "$status"
  run search huse
  equal 3 "$status"
  [[ "$output" == *"damaged"* ]]
}

@test "a database of another version is refused with exit code 5" {
  make_corpus a.txt='Et hus.'
  index -q
  printf 'not a lexicon' >"$work/bad"
  run env UDKLIP_LEXICON="$work/bad" "$bin/udklip-index"
  equal 5 "$status"
}

@test "--source and --date are for articles that state none" {
  printf '%s\n' '{"id":"x1","text":"Et hus.","source":"Avisen","date":"2020"}' '{"id":"x2","text":"Et hus."}' >"$corpus/a.jsonl"
  index -q --source Bladet --date 2019-05
  equal "x1" "$(ids --source avisen hus)"
  equal "x2" "$(ids --source bladet hus)"
  equal "x2" "$(ids --year 2019 hus)"
  run index --date 31-02-2021
  equal 2 "$status"
}

@test "--compact keeps every answer" {
  make_corpus a.txt='Et hus.' b.txt='Et andet hus.'
  index -q
  before=$(search --json hus | jq -c .hits)
  "$bin/udklip-index" --compact
  equal "$before" "$(search --json hus | jq -c .hits)"
  make_corpus c.txt='Et tredje hus.'
  "$bin/udklip-index" --json | jq -e '.new == 1 and .unchanged == 2'
}

@test "--compact makes nothing larger" {
  # Enough to be built in segments, in tables that are fuller than Xapian makes them.
  awk 'BEGIN { srand(7); for (i = 1; i <= 2200; i++) { s = ""; for (w = 0; w < 300; w++) s = s " ord" int(exp(rand() * 9))
    printf "{\"id\": \"%d\", \"text\": \"Sag %d:%s.\"}\n", i, i, s } }' >"$corpus/a.jsonl"
  index -q
  before=$("$bin/udklip-index" --stats --json | jq .bytes)
  run "$bin/udklip-index" --compact
  equal 0 "$status"
  [[ $output == *"as compact as it can be"* ]]
  equal "$before" "$("$bin/udklip-index" --stats --json | jq .bytes)"
  for i in $(seq 40); do
    echo "Historie $i om regionens sygehuse." >"$corpus/$i.txt"
    index -q
  done
  before=$("$bin/udklip-index" --stats --json | jq .bytes)
  "$bin/udklip-index" --compact
  [ "$("$bin/udklip-index" --stats --json | jq .bytes)" -lt "$before" ]
}

@test "articles of a file that was never read to its end go with it" {
  for i in $(seq 1500); do printf '{"id":"b%s","text":"En hund nummer %s."}\n' "$i" "$i"; done >"$corpus/big.jsonl"
  make_corpus a.txt='En kat.' b.txt='To katte.' c.txt='Tre katte.'
  index -q
  # The state that a run leaves which is killed after its first commit: the file counts as unread.
  rm "$corpus/big.jsonl"
  index --force --json | jq -e '.removed == 1500'
  for i in $(seq 60000); do printf '{"id":"b%s","text":"En hund nummer %s."}\n' "$i" "$i"; done >"$corpus/big.jsonl"
  "$bin/udklip-index" -q "$corpus" &
  pid=$!
  for _ in $(seq 200); do
    [ "$("$bin/udklip-index" --stats --json 2>/dev/null | jq .articles)" -gt 3 ] && break
    sleep 0.05
  done
  kill -9 $pid
  wait $pid || true
  rm "$corpus/big.jsonl"
  index -q --force
  equal "" "$(ids hund)"
  equal 3 "$("$bin/udklip-index" --stats --json | jq .articles)"
  "$bin/udklip-index" --check
}

@test "--rebuild mends a damaged database, if it is told from what" {
  make_corpus a.txt='En kat.'
  index -q
  printf 'rubbish' >"$(ls -d "$UDKLIP_DB"/generation-*)/iamglass"
  run search kat
  equal 3 "$status"
  run "$bin/udklip-index" --rebuild
  equal 3 "$status"
  [[ "$output" == *"name the folders"* ]]
  index -q --rebuild
  equal "a.txt" "$(ids kat)"
  : >"$UDKLIP_DB/XAPIANDB"
  index -q --rebuild
  equal "a.txt" "$(ids kat)"
  equal 1 "$(ls -d "$UDKLIP_DB"/generation-* | wc -l)"
}

@test "--compact of nothing makes nothing" {
  run "$bin/udklip-index" --compact
  equal 3 "$status"
  [ ! -e "$UDKLIP_DB" ]
}

@test "whatever the order in which files came, the same articles have the same ids" {
  printf '{"id":"x","text":"Et gult hus."}\n' >"$corpus/b.jsonl"
  index -q
  printf '{"id":"x","text":"Et rødt hus."}\n' >"$corpus/a.jsonl"
  run --separate-stderr index --json
  echo "$output" | jq -e '.new == 1 and .changed == 1'
  [[ "$stderr" == *'b.jsonl, line 1: another article has the id "x"; this one is "'"$corpus"'/b.jsonl:#1"'* ]]
  equal "x" "$(ids rødt)"
  equal "$corpus/b.jsonl:#1" "$(ids gult)"
  index --rebuild -q
  equal "x" "$(ids rødt)"
  equal "$corpus/b.jsonl:#1" "$(ids gult)"
  rm "$corpus/a.jsonl"
  index -q
  equal "x" "$(ids gult)"
  equal "" "$(ids rødt)"
}

@test "a folder inside a root keeps its ids, and what it was given is remembered" {
  make_corpus under/a.txt='Mænd læser aviser.' b.txt='Kvinder læser aviser.'
  index -q
  "$bin/udklip-index" -q --source KL "$corpus/under"
  equal "under/a.txt" "$(ids --source KL avis)"
  touch -d '2 days ago' "$corpus/under/a.txt"
  echo 'Børn læser aviser.' >"$corpus/under/a.txt"
  "$bin/udklip-index" --json | jq -e '.changed == 1'
  equal "under/a.txt" "$(ids --source KL barn)"
  "$bin/udklip-index" --source '' --json "$corpus/under" | jq -e '.changed == 1'
  equal "" "$(ids --source KL barn)"
}

@test "--source given later reads what did not change again" {
  make_corpus a.txt='Mænd læser aviser.'
  index -q
  index --source KL --json | jq -e '.changed == 1'
  equal "a.txt" "$(ids --source KL avis)"
  index --json | jq -e '.unchanged == 1'
}

@test "a root that is gone does not hinder the others, and --forget lets it go" {
  make_corpus a.txt='Mænd læser aviser.'
  mkdir "$work/other"
  echo 'Kvinder læser aviser.' >"$work/other/b.txt"
  "$bin/udklip-index" -q "$corpus" "$work/other"
  rm -r "$work/other"
  make_corpus c.txt='Børn læser aviser.'
  run --separate-stderr "$bin/udklip-index" --json
  equal 6 "$status"
  echo "$output" | jq -e '.new == 1 and .unchanged == 1 and .removed == 0'
  [[ "$stderr" == *"$work/other"* ]]
  equal "b.txt" "$(ids kvinde)"
  "$bin/udklip-index" --forget "$work/other" --json | jq -e '.removed == 1 and .unchanged == 2'
  equal "" "$(ids kvinde)"
  "$bin/udklip-index" --json | jq -e '.rejected == 0'
  run "$bin/udklip-index" --forget "$work/other"
  equal 2 "$status"
}

# many N: N articles in one file, large enough to be built in segments.
many() {
  python3 - "$1" >"$corpus/many.jsonl" <<'END'
import json, sys
for i in range(int(sys.argv[1])):
    print(json.dumps({"id": f"m{i}", "text": f"Artikel{i} om tal{i % 97}. " + "Kommunens økonomi er god. " * 60}))
END
}

# contents: of the tables, to the last byte.
contents() {
  cat "$UDKLIP_DB/$(cut -d' ' -f2 "$UDKLIP_DB/XAPIANDB")"/{postlist,position,termlist,docdata}.glass | sha256sum
}

@test "segments: the same database whatever the number of threads" {
  many 6000
  index --json -j1 | jq -e '.new == 6000'
  one=$(contents)
  for threads in 2 5; do
    index --rebuild -q -j$threads
    equal "$one" "$(contents)"
  done
  "$bin/udklip-index" --check
  equal "m17" "$(ids artikel17)"
  index --json | jq -e '.unchanged == 6000'
}

@test "segments beside what is there: added, changed and removed as in a small run" {
  make_corpus a.txt='Mænd læser aviser.' b.txt='Bøger.' c.txt='Breve.' z.txt='Zebraer.'
  index -q
  rm "$corpus/a.txt"
  make_corpus b.txt='Blade og bøger.'
  many 6000
  index --json | jq -e '.new == 6000 and .changed == 1 and .removed == 1 and .unchanged == 2'
  equal "" "$(ids avis)"
  equal "b.txt" "$(ids blad)"
  equal "z.txt" "$(ids zebra)"
  equal 2 "$(find "$UDKLIP_DB" -mindepth 1 -maxdepth 1 -type f | wc -l)"
  equal 1 "$(find "$UDKLIP_DB" -mindepth 1 -maxdepth 1 -type d | wc -l)"
  "$bin/udklip-index" --check
  equal "$(xapian-delve "$UDKLIP_DB" | grep 'number of doc')" "number of documents = 6003"
}

# answers DATABASE: a few answers as JSON, without what a clock or a score's last digit decides.
answers() {
  local question
  for question in kommune 'mænd AND avis' '"ny lov"' '*skole' skriver3 'kilde:Politiken'; do
    search --db "$1" --no-collapse --limit 50 --json "$question" | jq -S 'del(.seconds, .updated) | .hits |= map(.score |= (. * 1000 | round))' || true
  done
}

@test "--direct builds every corpus through Xapian's interface, with the same answers" {
  many_articles skriver >"$corpus/many.jsonl"
  for folder in "$corpus" "$source_dir/corpus" "$source_dir/../shared/cases"; do
    [ -e "$folder" ] || continue
    rm -rf "$work/tables" "$work/direct"
    "$bin/udklip-index" -q --db "$work/tables" "$folder" || [ $? -eq 6 ]
    "$bin/udklip-index" -q --direct --db "$work/direct" "$folder" || [ $? -eq 6 ]
    diff <(answers "$work/tables") <(answers "$work/direct")
    "$bin/udklip-index" --db "$work/direct" --check
  done
}

@test "a first run says that the folder of its database holds other things, and only a first one" {
  make_corpus a.txt='Et hus.'
  mkdir "$work/mine"
  touch "$work/mine/brev.txt"
  run --separate-stderr "$bin/udklip-index" --db "$work/mine" "$corpus"
  equal 0 "$status"
  [[ "$stderr" == *"$work/mine: holds brev.txt and no database; one is made there now"* ]]
  run --separate-stderr "$bin/udklip-index" --db "$work/mine" "$corpus"
  if [[ "$stderr" == *"made there"* ]]; then false; fi
  mkdir "$work/empty"
  run --separate-stderr "$bin/udklip-index" --db "$work/empty" "$corpus"
  if [[ "$stderr" == *"made there"* ]]; then false; fi
}
