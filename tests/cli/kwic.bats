#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The word in its places: --kwic, --kwic-letters, --kwic-sort.

load helper

some_articles() {
  cat >"$corpus/a.jsonl" <<'END'
{"id":"a","title":"Ny havn","text":"Ærlig talt er havnen i byen ny.\nEn havneby vil have en havn.\n\nHer står intet.","date":"2021-06-01","source":"KL"}
{"id":"b","text":"Der er en havn ved kysten, og  en åben\thavn bagved.","date":"2020-05","source":"DR"}
{"id":"c","title":"Havn","text":"Skolen åbner, siger de."}
END
  index -q
}

@test "a line for each find, in the middle column, with its article" {
  some_articles
  run --separate-stderr search --kwic 12 --color never --sort newest havn
  equal 0 "$status"
  equal 5 "${#lines[@]}"
  local line
  for line in "${lines[@]}"; do equal havn "${line:12:4}"; done
  [[ "${lines[0]}" == "lig talt er havnen i byen ny."*"2021-06-01 KL a" ]]
}

@test "places are exact, in characters of the text that --show has" {
  some_articles
  search --kwic --format jsonl havn >"$work/finds"
  while read -r find; do
    local id begin end
    id=$(jq -r .id <<<"$find"); begin=$(jq .begin <<<"$find"); end=$(jq .end <<<"$find")
    equal "$(jq -r .find <<<"$find")" \
      "$(search --show "$id" --json | jq -r --argjson b "$begin" --argjson e "$end" '.text[$b:$e]')"
  done <"$work/finds"
  equal "$(search --kwic --format tsv havn | cut -f2,5,6 | tr '\t' ' ')" \
    "$(jq -r '"\(.id) \(.begin) \(.end)"' "$work/finds")"
}

@test "a line does not go over the end of a paragraph, nor over one line of the screen" {
  some_articles
  search --kwic 200 --format jsonl havn >"$work/finds"
  equal "." "$(jq -r 'select(.id == "a") | .right' "$work/finds" | tail -1)"
  run ! grep -q "Her står" "$work/finds"
  equal " ved kysten, og en åben havn bagved." "$(jq -r 'select(.id == "b") | .right' "$work/finds" | head -1)"
}

@test "sorted by the right, and by the words to the left" {
  some_articles
  equal " bagved.| ved kysten," "$(search --kwic --format jsonl --kwic-sort right --source DR havn | jq -r '.right[0:12]' | sed 's/ *$//' | paste -sd'|')"
  equal "en åben" "$(search --kwic --format jsonl --kwic-sort left --source DR havn | jq -r '.left' | awk '{print $NF}' | paste -sd' ')"
}

@test "phrases, parts and excluded words; a title alone is told" {
  some_articles
  equal "en havn" "$(search --kwic --format jsonl '"en havn"' | jq -r .find | sort -u)"
  equal "a" "$(search --kwic --format jsonl --limit 1 --sort newest havn | jq -r .id | sort -u)"
  run search --kwic ukendtord
  equal 1 "$status"
}

@test "--kwic takes a number, --kwic-letters and --kwic-sort want it, csv is refused" {
  some_articles
  equal 5 "$(search --kwic 5 --format jsonl --source DR havn | jq -r '.left | length' | head -1)"
  equal 5 "$(search --kwic=5 --format jsonl --source DR havn | jq -r '.left | length' | head -1)"
  equal "$(search --kwic 5 --format jsonl havn)" "$(search --kwic --kwic-letters 5 --format jsonl havn)"
  run -2 search --kwic-letters 5 havn
  run -2 search --kwic --format csv havn
}
