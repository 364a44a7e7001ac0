#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Relevance: floors that fail when ranking gets worse.

load helper

# ndcg QRELS QUERIES: of the database at $UDKLIP_DB, in ten-thousandths.
ndcg() {
  search --batch "$2" --trec test --limit 100 >"$work/test.run" 2>/dev/null
  python3 "$source_dir/bench/score.py" "$1" "$work/test.run" | awk '{printf "%d\n", $2 * 10000}'
}

at_least() {
  echo "nDCG@10: $2 of at least $1 ten-thousandths" >&2
  [ "$2" -ge "$1" ]
}

@test "our own questions over the five articles" {
  "$bin/udklip-index" -q "$source_dir/corpus"
  at_least 9700 "$(ndcg "$source_dir/tests/judged/qrels.txt" "$source_dir/tests/judged/queries.tsv")"
}

# The sets are not ours and stand beside the checkout, if anywhere.
judged_set() {
  local set=$source_dir/../shared/judged/$1
  [ -d "$set" ] || skip "there is no ../shared/judged/$1"
  "$bin/udklip-index" -q "$set/corpus.jsonl"
  at_least "$2" "$(ndcg "$set/qrels.txt" "$set/queries.tsv")"
}

@test "xquad_da" { judged_set xquad_da 9530; }
@test "squad_da" { judged_set squad_da 8350; }
@test "libreoffice_help_da" { judged_set libreoffice_help_da 6350; }
@test "parole_dk" { judged_set parole_dk 4650; }
