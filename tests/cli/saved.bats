#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Saved searches: --save, --saved, --new, --forget-saved.

load helper

some_articles() {
  printf '%s\n' '{"id":"a","title":"Ny havn","text":"Havnen i byen er ny.","date":"2021-06-01","source":"KL"}' \
    '{"id":"b","title":"Kysten","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}' \
    '{"id":"c","text":"Skolen åbner."}' >"$corpus/a.jsonl"
  index -q
}

# add ID TEXT: one more article.
add() {
  printf '{"id":"%s","text":"%s"}\n' "$1" "$2" >>"$corpus/more.jsonl"
  index -q
}

# fresh NAME: the ids of what is new to a saved search.
fresh() { search --saved "$1" --new --format jsonl | jq -r .id | sort | paste -sd' '; }

@test "a saved search is listed, asked again with its filters, and forgotten" {
  some_articles
  search --save havn --source KL havn
  equal "havn" "$(search --saved --json | jq -r '.saved[].name')"
  equal '["--source","KL"]' "$(search --saved --json | jq -c '.saved[0].options')"
  run search --saved
  [[ "$output" == *"havn  --source KL havn"*"nothing shown yet"* ]]
  equal "a" "$(ids --saved havn)"
  equal "havn" "$(search --saved havn --json | jq -r .saved)"
  search --forget-saved havn
  run search --saved havn
  equal 2 "$status"
  [[ "$output" == *"no saved search havn"* ]]
  run search --saved
  equal 1 "$status"
  run search --forget-saved havn
  equal 2 "$status"
}

@test "--new shows each article once, and ends with 1 when there is nothing" {
  some_articles
  search --save havn havn
  equal "a b" "$(fresh havn)"
  run search --saved havn --new
  equal 1 "$status"
  equal "" "$output"
  add d "Endnu en havn."
  add e "En skole."
  equal "d" "$(fresh havn)"
  equal "" "$(fresh havn)"
  equal "a b d" "$(ids --saved havn | tr ' ' '\n' | sort | paste -sd' ')"  # asking again shows all
  equal 3 "$(search --saved --json | jq '.saved[0].shown')"
}

@test "a changed article is not new; one that is found for the first time is" {
  some_articles
  search --save havn havn
  fresh havn
  sed -i 's/Havnen i byen/Havnen i den store by/; s/Skolen åbner/Skolen ved havnen åbner/' "$corpus/a.jsonl"
  index -q
  equal "c" "$(fresh havn)"
}

@test "--saved --new asks every search, and says which one an article is new to" {
  some_articles
  search --save havn havn
  search --save skole --year unknown skole
  search --save ingenting xyzzy
  equal "havn:a havn:b skole:c" \
    "$(search --saved --new --format jsonl | jq -r '.saved + ":" + .id' | sort | paste -sd' ')"
  run search --saved --new
  equal 1 "$status"
  equal "" "$output"
  add d "Endnu en havn."
  run search --saved --new
  equal 0 "$status"
  [[ "$output" == "havn  havn"*"more.jsonl"* ]]
  [[ "$output" != *skole* ]]
}

@test "--save --new begins with what comes from now on" {
  some_articles
  search --save havn --new havn
  equal "" "$(fresh havn)"
  add d "Endnu en havn."
  equal "d" "$(fresh havn)"
}

@test "what does not fit the limit is new the next time" {
  some_articles
  search --save havn havn
  run --separate-stderr search --saved havn --new --limit 1 --format jsonl
  equal 1 "$(echo "$output" | wc -l)"
  [[ "$stderr" == *"1 more article is new: ask again."* ]]
  equal 1 "$(search --saved havn --new --limit 1 --format jsonl | wc -l)"
  equal "" "$(fresh havn)"
}

@test "near-duplicates that are new are one hit that names them; a later one is new" {
  for id in a b c; do
    printf '{"id":"%s","source":"S%s","text":"%s"}\n' $id $id \
      "Kommunen bygger en ny havn ved kysten, og borgmesteren siger, at den skal stå færdig om tre år, når pengene er fundet og aftalen er skrevet under."
  done >"$corpus/a.jsonl"
  index -q
  search --save havn havn
  run search --saved havn --new
  [[ "$output" == *"and 2 like it"* ]]
  equal 2 "$(echo "$output" | grep -c '^        S[abc] ([abc])$')"
  equal "" "$(fresh havn)"
  sed -n 's/"id":"a"/"id":"d"/p' "$corpus/a.jsonl" >"$corpus/b.jsonl"
  index -q
  equal "d" "$(fresh havn)"
}

@test "an article that has only some of the words is not new" {
  some_articles
  search --save begge skole xyzzy
  equal "" "$(fresh begge)"
  add d "En skole og xyzzy."
  equal "d" "$(fresh begge)"
}

@test "a rebuild, a compact, a moved database and a moved root forget nothing" {
  some_articles
  search --save havn havn
  fresh havn
  index -q --rebuild
  equal "" "$(fresh havn)"
  "$bin/udklip-index" --compact >/dev/null
  equal "" "$(fresh havn)"
  mv "$UDKLIP_DB" "$work/elsewhere"
  export UDKLIP_DB=$work/elsewhere
  equal "" "$(fresh havn)"
  mv "$corpus" "$work/moved"
  "$bin/udklip-index" -q --forget "$corpus" "$work/moved"
  corpus=$work/moved
  equal "" "$(fresh havn)"
  add d "Endnu en havn."
  equal "d" "$(fresh havn)"
  many_articles skriver >"$corpus/many.jsonl"  # so much that the next generation is assembled
  index -q
  equal "" "$(fresh havn)"
}

@test "searches belong to a database; several together have their own" {
  some_articles
  mkdir "$work/more"
  echo 'Mange havne.' >"$work/more/d.txt"
  "$bin/udklip-index" -q --db "$work/second" "$work/more"
  search --save havn havn
  run search --db "$work/second" --saved havn --new
  equal 2 "$status"
  search --db "$work/second" --db "$UDKLIP_DB" --save havn havn
  equal "a b d.txt" "$(search --db "$UDKLIP_DB" --db "$work/second" --saved havn --new --format jsonl | jq -r .id | sort | paste -sd' ')"
  equal "a b" "$(fresh havn)"
  equal 2 "$(find "$work/state/udklip" -name '*.sqlite' | wc -l)"
}

@test "a database that nobody may write to serves, and the file is for its owner alone" {
  some_articles
  chmod -R a-w "$UDKLIP_DB"
  umask 0
  search --save havn havn
  equal "a b" "$(fresh havn)"
  equal "600" "$(stat -c %a "$work"/state/udklip/*.sqlite)"
  equal "700" "$(stat -c %a "$work/state/udklip")"
}

@test "a name that is taken, a filter that cannot be read and a name that is none are refused" {
  some_articles
  search --save havn havn
  search --save havn havn  # the same: nothing to do
  fresh havn
  run search --save havn --year 2021 havn
  equal 2 "$status"
  [[ "$output" == *"--forget-saved havn"* ]]
  equal "" "$(fresh havn)"
  run search --save kyst --from juledag kyst
  equal 2 "$status"
  run search --save '' kyst
  equal 2 "$status"
  run search --save $'a\eb' kyst
  equal 2 "$status"
  run search --save tom
  equal 2 "$status"
  run search --saved havn --source KL
  equal 2 "$status"
  run search --new havn
  equal 2 "$status"
  equal "havn" "$(search --saved --format tsv | cut -f1)"
}

@test "filters of the config file do not narrow a saved search down" {
  some_articles
  search --save havn havn
  export XDG_CONFIG_HOME=$work/config
  mkdir -p "$work/config/udklip"
  printf '[udklip-search]\nsource = KL\n' >"$work/config/udklip/config"
  equal "a" "$(ids havn)"
  equal "a b" "$(fresh havn)"
}

@test "what could not be written is new the next time" {
  some_articles
  search --save havn havn
  [ -w /dev/full ] || skip "there is no /dev/full"
  run bash -c "'$bin/udklip-search' --saved havn --new >/dev/full"
  equal 7 "$status"
  (search --saved havn --new || true) | true
  equal "a b" "$(fresh havn)"
}

@test "a damaged file, and a later version's, are told and left alone" {
  some_articles
  search --save havn havn
  file=$(echo "$work"/state/udklip/*.sqlite)
  cp "$file" "$work/kept"
  python3 - "$file" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA user_version = 99")
END
  run search --saved havn
  equal 5 "$status"
  echo "this is no database, whatever its name says, and it is long enough" >"$file"
  run search --saved havn --new
  equal 7 "$status"
  [[ "$output" == *"$file"* ]]
  equal "this is no database" "$(head -c 19 "$file")"
  cp "$work/kept" "$file"
  equal "a b" "$(fresh havn)"
}

@test "JSON of a saved search holds to the schema" {
  some_articles
  search --save havn havn
  for options in "--saved havn" "--saved havn --new" "--saved havn --new"; do
    # shellcheck disable=SC2086
    (search --json $options || true) | /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(sys.stdin))
' "$source_dir/docs/answer.schema.json"
  done
}

# A stand-in for sendmail: keeps the mail, or fails while $HOME/broken is there.
stand_in_for_sendmail() {
  mkdir "$work/bin" "$work/home"
  cat >"$work/bin/sendmail" <<'END'
#!/bin/sh
cat >"$HOME/received"
[ ! -e "$HOME/broken" ] || exit 75
cat "$HOME/received" >>"$HOME/mail.$1"
END
  chmod +x "$work/bin/sendmail"
}

# at_seven LINE: runs the command of a line of crontab(5) as cron does.
at_seven() { env HOME="$work/home" PATH="$work/bin:$bin:$PATH" sh -c "${1#0 7 \* \* \*  }"; }

@test "the cron line of the README mails what is new, and loses nothing when the mail fails" {
  some_articles
  search --save havn havn
  stand_in_for_sendmail
  line=$(grep -o '0 7 \* \* \* .*sendmail.*' "$source_dir/README.md")
  touch "$work/home/broken"
  run at_seven "$line"
  [ "$status" -ne 0 ]
  rm "$work/home/broken"
  add d "Endnu en havn."
  at_seven "$line"
  mail=$work/home/mail.me@example.org
  grep -q '^Subject: ' "$mail"
  equal 3 "$(grep -c '\.jsonl$' "$mail")"
  [ ! -e "$work/home/new.txt" ]
  before=$(cksum "$mail")
  run at_seven "$line"  # nothing is new: no mail
  equal "$before" "$(cksum "$mail")"
}

@test "the cron line of the manual: cron mails its output, which is empty when nothing is new" {
  some_articles
  search --save havn havn
  stand_in_for_sendmail
  line=$(search --help | sed -n 's/^ *\(0 7 \* \* \* .*\)/\1/p')
  [[ "$line" == *"--saved --new" ]]
  cron() {  # as cron(8) with MAILTO=me
    local out
    out=$(at_seven "$line" 2>&1) || true
    [ -z "$out" ] || echo "$out" | env HOME="$work/home" "$work/bin/sendmail" me
  }
  cron
  equal 2 "$(grep -c '\.jsonl$' "$work/home/mail.me")"
  rm "$work/home/mail.me"
  cron
  [ ! -e "$work/home/mail.me" ]
}
