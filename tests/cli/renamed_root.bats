#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# A root that was renamed.

load helper

paper() {
  mkdir "$work/artikler"
  corpus=$work/artikler
  make_corpus kl/a.txt='Et hus i byen.' kl/b.txt='Endnu et hus ved skoven.' c.md='Et tredje hus.'
  index -q --source Avisen
}

all_ids() { ids hus | tr ' ' '\n' | sort | paste -sd' '; }

@test "a renamed root is recognised, and nothing is doubled" {
  paper
  before=$(revision)
  mv "$work/artikler" "$work/mine artikler"
  run --separate-stderr "$bin/udklip-index" "$work/mine artikler"
  equal 2 "$status"
  [[ "$stderr" == *"$work/mine artikler has the files of $work/artikler, which is gone; nothing was changed"* ]]
  equal "$before" "$(revision)"
  # The command of the hint, as the shell reads it.
  PATH=$bin:$PATH
  eval "${stderr##*if it was renamed: }"
  equal "c.md kl/a.txt kl/b.txt" "$(all_ids)"
  equal "$work/mine artikler/kl/a.txt" "$(search --json --show kl/a.txt | jq -r .path)"
  equal Avisen "$(search --json --show c.md | jq -r .source)"
  [[ "$("$bin/udklip-index")" == "3 files, 3 articles: 0 new, 0 changed, 3 unchanged"* ]]
  equal "[\"$work/mine artikler\"]" "$("$bin/udklip-index" --stats --json | jq -c .roots)"
}

@test "what a saved search has shown is carried over" {
  paper
  search --save huse --new hus
  mv "$work/artikler" "$work/andre"
  "$bin/udklip-index" -q --move-root "$work/artikler" "$work/andre"
  run search --saved huse --new
  equal 1 "$status"
}

@test "a copy, another folder and --force are taken in" {
  paper
  cp -r "$work/artikler" "$work/kopi"
  "$bin/udklip-index" -q "$work/kopi" 2>/dev/null
  equal 6 "$("$bin/udklip-index" --stats --json | jq .articles)"
  rm -r "$work/artikler"
  mkdir "$work/ny"
  printf 'Et helt andet hus.' >"$work/ny/x.txt"
  "$bin/udklip-index" -q "$work/ny"
  mv "$work/ny" "$work/nyere"
  "$bin/udklip-index" -q --force "$work/nyere" 2>/dev/null
  equal 8 "$("$bin/udklip-index" --stats --json | jq .articles)"
}

@test "--move-root takes a root and one new place" {
  paper
  for line in "--move-root $work/artikler" "--move-root $work/nix $work" "--move-root $work/artikler $work/artikler/kl"; do
    run "$bin/udklip-index" $line
    equal 2 "$status"
  done
}
