#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What README.md shows is what happens, over the five articles of corpus/.

load helper

setup_file() {
  export UDKLIP_DB=$BATS_FILE_TMPDIR/database
  cd "$source_dir"
  "$bin/udklip-index" -q corpus
}
setup() {
  work=$(mktemp -d)
  export XDG_STATE_HOME=$work/state
  unset NO_COLOR COLUMNS
}

udklip-search() { "$bin/udklip-search" "$@"; }

# fenced: the lines of README.md between ```.
fenced() { awk '/^```/ { inside = !inside; next } inside' "$source_dir/README.md"; }

@test "the answer that the README shows is the answer" {
  fenced | awk '/^\$ /,/ seconds$/' >"$work/shown"
  command=$(head -n 1 "$work/shown")
  [[ "$command" == '$ udklip-search '* ]]
  cd "$source_dir"
  eval "${command#??}" >"$work/told"
  in_any_time() { sed -E 's/, [0-9.]+ seconds$/, some seconds/'; }
  diff <(tail -n +2 "$work/shown" | in_any_time) <(in_any_time <"$work/told")
}

@test "each question of the table finds what it says, in that order" {
  rows=0
  while IFS='|' read -r _ question finds through _; do
    question=$(sed -E 's/^ *`//; s/` *$//' <<<"$question")
    finds=$(xargs <<<"$finds")
    equal "$question: $finds" \
      "$question: $(search --format jsonl --limit 100 "$question" 2>/dev/null | jq -r '.id[0:3]' | paste -sd' ')"
    if [ -z "$finds" ]; then search "$question" 2>&1 | grep -qF "$(xargs <<<"$through")"; fi
    rows=$((rows + 1))
  done < <(sed -n '/^| question | finds/,/^$/p' "$source_dir/README.md" | tail -n +3 | grep '^|')
  [ "$rows" -ge 8 ]
}

@test "each command that the README names is understood" {
  cd "$work"
  printf 'en\thavn\nto\tskole\n' >questions.tsv
  # Behind two blanks stands what the command does.
  fenced | grep '^udklip-search ' | sed -E 's/  .*//' >commands
  [ "$(wc -l <commands)" -ge 25 ]
  while read -r command; do
    status=0
    eval "$command" >out 2>err </dev/null || status=$?
    if [ "$status" -gt 1 ] || grep -q 'error: ' err; then
      echo "$command: $status" >&2
      cat err >&2
      return 1
    fi
  done <commands
}
