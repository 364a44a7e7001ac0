#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Files of the database are cut short or have bits flipped: searching and indexing end in exit code 3
# or in the right answer, never in a crash; --check finds it; --rebuild mends it.

load helper

questions=("fælles" "gen1ord" '"tekst om"' "--all artikel17 fælles" "--year 2021 fælles" "artikel*"
  "--show n17" "--sort newest fælles")

# What Udklip writes beside Xapian's tables: it can be made anew from them.
own_files="facet-columns match-postings match-postings-changes"

# answers: to all questions, with their exit codes. Suspicious are those of a signal.
answers() {
  local question status
  for question in "${questions[@]}"; do
    status=0
    local facets="--facet year,section"
    [[ "$question" == --show* ]] && facets=""
    # shellcheck disable=SC2086
    timeout 60 "$bin/udklip-search" --json $facets $question >"$work/answer" 2>/dev/null ||
      status=$?
    sed -E '/^\{"error":/d; s/"(seconds|updated)":[^,}]*,?//g' "$work/answer"
    echo "exit $status"
  done
}

no_crash() {
  if grep -qE 'exit (124|13[0-9]|2|7)' <<<"$1"; then
    echo "$1" | grep exit >&2
    return 1
  fi
}

# Answers may be missing where the exit code is 3; those that are given must be right, line by line.
right() { ! grep -vxFf <(echo "$2"; echo "exit 3") <<<"$1" | grep -q .; }

dated_generation() {
  generation 1
  sed -i 's/"section"/"date":"2021-05-06","section"/' "$corpus"/*.jsonl
}

# A small run, which names what it changed beside the postings of the run before.
small_update() {
  index -q
  echo "Efterskrift." >>"$corpus/1.txt"
  index -q
  [ -s "$UDKLIP_DB"/generation-1/match-postings-changes ]
}

@test "tables cut short" {
  dated_generation
  small_update
  local good now table size
  good=$(answers)
  cp -r "$UDKLIP_DB" "$work/good"
  for table in postlist docdata termlist position iamglass $own_files XAPIANDB; do
    for share in 0 50 95; do
      local file=$UDKLIP_DB/generation-1/$table
      if [[ " iamglass $own_files " == *" $table "* ]]; then :
      elif [ $table = XAPIANDB ]; then file=$UDKLIP_DB/XAPIANDB
      else file=$file.glass
      fi
      size=$(stat -c %s "$file")
      truncate -s $((size * share / 100)) "$file"
      now=$(answers)
      echo "$table cut to $share %" >&2
      no_crash "$now"
      right "$now" "$good"
      local status=0
      "$bin/udklip-index" --check >/dev/null 2>&1 || status=$?
      # The last blocks may be free ones; columns that are cut are not used.
      if [[ " $own_files " != *" $table "* && $share -lt 95 ]]; then equal 3 $status; fi
      status=0
      index -q --force 2>/dev/null || status=$?
      [ $status -eq 0 ] || [ $status -eq 3 ]
      index -q --rebuild
      sound
      equal "$good" "$(answers)"
      rm -r "$UDKLIP_DB"
      cp -r "$work/good" "$UDKLIP_DB"
    done
  done
}

@test "bits flipped anywhere" {
  dated_generation
  small_update
  local good now table size file i found=0 wrong=0 same=0
  good=$(answers)
  cp -r "$UDKLIP_DB" "$work/good"
  for i in $(seq $((runs * 2))); do
    for table in postlist.glass docdata.glass termlist.glass position.glass iamglass $own_files; do
      file=$UDKLIP_DB/generation-1/$table
      size=$(stat -c %s "$file")
      local at=$((RANDOM * 32768 + RANDOM)) bit=$((RANDOM % 8)) old
      at=$((at % size))
      old=$(od -An -tu1 -j $at -N1 "$file" | tr -d ' ')
      # shellcheck disable=SC2059
      printf "\\x$(printf %x $((old ^ (1 << bit))))" |
        dd of="$file" bs=1 seek=$at conv=notrunc status=none
      now=$(answers)
      echo "$table: bit $bit of byte $at" >&2
      no_crash "$now"
      local status=0
      timeout 60 "$bin/udklip-index" --check >"$work/said" 2>&1 || status=$?
      cat "$work/said" >&2
      [ $status -eq 0 ] || [ $status -eq 3 ] || [ $status -eq 5 ]
      if [ $status -ne 0 ]; then found=$((found + 1)); fi
      if ! right "$now" "$good"; then
        # Xapian keeps no checksums; --check does not miss it.
        wrong=$((wrong + 1))
        [ $status -ne 0 ]
        [ "$table" != docdata.glass ]
        [[ " $own_files " != *" $table "* ]]
      elif [ $status -eq 0 ]; then
        same=$((same + 1))
      fi
      rm -r "$UDKLIP_DB"
      cp -r "$work/good" "$UDKLIP_DB"
    done
  done
  tally "flipped:found" $found
  tally "flipped:harmless" $same
  tally "flipped:wrong-answer-before-check" $wrong
}

@test "bits flipped in what Xapian keeps of all articles together: no wrong answer that --check misses" {
  dated_generation
  index -q
  local file=$UDKLIP_DB/generation-1/iamglass size at bit old good now status wrong=0
  size=$(stat -c %s "$file")
  cp "$file" "$work/whole"
  good=$(search --format tsv --limit 200 tekst artikel17)
  for at in $(seq $((size - 14)) $((size - 1))); do
    old=$(od -An -tu1 -j "$at" -N1 "$file" | tr -d ' ')
    for bit in 0 1 2 3 4 5 6 7; do
      # shellcheck disable=SC2059
      printf "\\x$(printf %x $((old ^ (1 << bit))))" |
        dd of="$file" bs=1 seek="$at" conv=notrunc status=none
      status=0
      now=$(search --format tsv --limit 200 tekst artikel17 2>/dev/null) || status=$?
      [ $status -eq 0 ] || [ $status -eq 3 ] || [ $status -eq 1 ]
      if [ "$now" != "$good" ]; then
        wrong=$((wrong + 1))
        echo "bit $bit of byte $at of $size" >&2
        run ! "$bin/udklip-index" --check
      fi
      cp "$work/whole" "$file"
    done
  done
  [ $wrong -gt 0 ]
}

@test "bits flipped in what Xapian keeps of its tables: no crash" {
  dated_generation
  index -q
  local file=$UDKLIP_DB/generation-1/iamglass size at bit old status impossible=0 broke_off=0
  size=$(stat -c %s "$file")
  cp "$file" "$work/whole"
  for at in $(seq 32 $((size - 14))); do
    old=$(od -An -tu1 -j "$at" -N1 "$file" | tr -d ' ')
    for bit in 2 3 4 5 6; do
      # shellcheck disable=SC2059
      printf "\\x$(printf %x $((old ^ (1 << bit))))" |
        dd of="$file" bs=1 seek="$at" conv=notrunc status=none
      status=0
      search --format tsv fælles >/dev/null 2>"$work/said" || status=$?
      echo "bit $bit of byte $at: exit $status" >&2
      [ $status -eq 0 ] || [ $status -eq 1 ] || [ $status -eq 3 ]
      if [ $bit = 2 ]; then
        status=0
        "$bin/udklip-index" --check >"$work/said" 2>&1 || status=$?
        [ $status -eq 0 ] || [ $status -eq 3 ]
        # Xapian's own check crashed: that is damage.
        if grep -q "broke off" "$work/said"; then
          broke_off=$((broke_off + 1))
          equal 3 $status
        fi
      fi
      if grep -q "what cannot be" "$work/said"; then
        impossible=$((impossible + 1))
        run -3 "$bin/udklip-index" --check
        run -3 "$bin/udklip-index" "$corpus"
      fi
      cp "$work/whole" "$file"
    done
  done
  [ $impossible -gt 0 ]
  [ $broke_off -gt 0 ]
}

@test "what articles are packed with is damaged" {
  many_articles avisen >"$corpus/a.jsonl"
  index -q
  local good
  good=$(search --json --limit 3 avisen7)
  jq -e '.total > 100' <<<"$good"
  for damaged in kaput ""; do
    xapian-metadata set "$UDKLIP_DB/generation-1" udklip.dictionary "$damaged"
    run --separate-stderr search avisen7
    equal 3 "$status"
    [[ "$stderr" == *"is damaged"* ]]
    run "$bin/udklip-index" --check
    equal 3 "$status"
    [[ "$output" == *"packed with"* ]]
    [ "${#lines[@]}" -lt 110 ]
  done
  "$bin/udklip-index" -q --rebuild --force
  equal "$(jq .hits <<<"$good")" "$(search --json --limit 3 avisen7 | jq .hits)"
}

@test "bits flipped in packed articles: another article is never shown" {
  many_articles avisen | head -8000 >"$corpus/a.jsonl"
  index -q
  local file=$UDKLIP_DB/generation-1/docdata.glass size at old status i found=0
  size=$(stat -c %s "$file")
  cp "$file" "$work/whole"
  search --format jsonl --limit 10000 skriver | sort >"$work/good"
  for i in $(seq "$runs"); do
    at=$(((RANDOM * 32768 + RANDOM) % size))
    old=$(od -An -tu1 -j $at -N1 "$file" | tr -d ' ')
    # shellcheck disable=SC2059
    printf "\\x$(printf %x $((old ^ (1 << (RANDOM % 8)))))" |
      dd of="$file" bs=1 seek=$at conv=notrunc status=none
    status=0
    search --format jsonl --limit 10000 skriver >"$work/now" 2>"$work/said" || status=$?
    echo "byte $at: exit $status, $(head -1 "$work/said")" >&2
    [ $status -eq 0 ] || [ $status -eq 3 ]
    equal "" "$(sort "$work/now" | comm -13 "$work/good" -)"
    if [ $status -eq 3 ]; then found=$((found + 1)); fi
    cp "$work/whole" "$file"
  done
  [ $found -gt 0 ]
  tally "flipped-packed:found" $found
}

# flip FILE BYTE BIT
flip() {
  local old
  old=$(od -An -tu1 -j "$2" -N1 "$1" | tr -d ' ')
  # shellcheck disable=SC2059
  printf "\\x$(printf %x $((old ^ (1 << $3))))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

@test "a damaged stub in a folder of ours is written anew, from what is remembered" {
  generation 1
  index -q
  rm "$corpus/1.txt"
  index -q --keep-missing
  local size at
  size=$(stat -c %s "$UDKLIP_DB/XAPIANDB")
  for at in $(seq 0 $((size - 1))); do
    flip "$UDKLIP_DB/XAPIANDB" "$at" $((RANDOM % 8))
    od -c "$UDKLIP_DB/XAPIANDB" | head -1 >&2
    "$bin/udklip-index" -q --rebuild --keep-missing
    shows 1
    equal "auto generation" "$(cut -d- -f1 "$UDKLIP_DB/XAPIANDB")"
    tidy
  done
  echo rubbish >>"$UDKLIP_DB/XAPIANDB"
  run "$bin/udklip-index"
  equal 3 "$status"
  [[ "$output" == *"is damaged"*"--rebuild"* ]]
  "$bin/udklip-index" -q --rebuild --keep-missing
  shows 1
  # The stub of somebody else is left alone.
  printf 'auto generation-1\nremote localhost:7\n' >"$UDKLIP_DB/XAPIANDB"
  run "$bin/udklip-index" --rebuild
  equal 3 "$status"
  equal 2 "$(wc -l <"$UDKLIP_DB/XAPIANDB")"
}

@test "an update refuses a database from which a table is gone or cut short" {
  generation 1
  index -q
  cp -r "$UDKLIP_DB" "$work/good"
  local table
  for table in postlist docdata termlist position; do
    rm "$UDKLIP_DB/generation-1/$table.glass"
    run index -q
    echo "$output"
    equal 3 "$status"
    run search '"tekst om artikel17"'
    equal 3 "$status"
    rm -r "$UDKLIP_DB" && cp -r "$work/good" "$UDKLIP_DB"
    : >"$UDKLIP_DB/generation-1/$table.glass"
    run index -q
    equal 3 "$status"
    rm -r "$UDKLIP_DB" && cp -r "$work/good" "$UDKLIP_DB"
  done
  index -q
  sound
}

@test "a rebuild that fails or is killed again and again leaves nothing for long" {
  generation 1
  index -q
  local n
  for n in 1 2 3 4 5; do
    at_write $((n * 9)) KILL index --rebuild >/dev/null 2>&1 || true
    [ "$(ls "$UDKLIP_DB" | grep -c '^generation-[0-9]*$')" -le 2 ]
    at_write $((n * 5)) ENOSPC index --rebuild >/dev/null 2>&1 || true
    [ "$(ls "$UDKLIP_DB" | grep -c generation)" -le 1 ]
  done
  rm -r "$UDKLIP_DB"
  for n in 12 24 36; do  # the first one, too
    at_write $n KILL index --rebuild >/dev/null 2>&1 || true
    [ "$(ls "$UDKLIP_DB" | grep -c '^generation-[0-9]*$')" -le 1 ]
  done
  index -q
  shows 1
  tidy
}
