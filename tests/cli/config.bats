#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# The user's config file, beside the command line.

load helper

# config LINE...: what stands in the config file.
config() {
  export XDG_CONFIG_HOME=$work/config
  mkdir -p "$XDG_CONFIG_HOME/udklip"
  printf '%s\n' "$@" >"$XDG_CONFIG_HOME/udklip/config"
}

three_sources() {
  cat >"$corpus/a.jsonl" <<'END'
{"id": "a", "text": "Et hus i byen.", "source": "Politiken", "date": "2021"}
{"id": "b", "text": "Endnu et hus, langt fra byen og fra skoven.", "source": "Ritzau", "date": "2020"}
{"id": "c", "text": "Tre huse ved skoven, som ingen bor i.", "source": "KL", "date": "2019"}
END
  index -q
}

@test "options of the config file hold, and the command line replaces them" {
  three_sources
  config '[udklip-search]' 'source = KL  # mine' 'source = Ritzau' 'sort = oldest'
  equal "c b" "$(ids hus)"
  equal "b c" "$(ids --sort newest hus)"
  equal "a" "$(ids --source Politiken hus)"
  equal "a b c" "$(ids --no-config --sort newest hus)"
}

@test "a section is for one program" {
  three_sources
  config '[udklip-index]' 'jobs = 1' 'quiet' '[udklip-search]' 'limit = 1' 'format = jsonl'
  equal "1" "$(search hus | wc -l)"
  equal "" "$(index)"
}

@test "--json on the line stands before a format in the file" {
  three_sources
  config '[udklip-search]' 'format = tsv'
  search --json hus | jq -e '.total == 3'
  search hus | grep -q $'\t'
}

@test "UDKLIP_DB stands before the database of the file, and the file before the default" {
  three_sources
  config '[udklip-search]' "db = $UDKLIP_DB"
  (unset UDKLIP_DB; equal "a" "$(HOME=$work ids byen politiken OR =hus | cut -d' ' -f1)")
  UDKLIP_DB=$work/nowhere run search hus
  equal 3 "$status"
}

@test "a mistake is told with file and line, and is exit code 2" {
  three_sources
  for line in 'limits = 3' 'limit = many' 'sort = best' 'any = perhaps' 'show = a'; do
    config '# mine' '[udklip-search]' "$line"
    run --separate-stderr search hus
    equal 2 "$status"
    equal "" "$output"
    [[ "$stderr" == *"udklip-search: error: $XDG_CONFIG_HOME/udklip/config:3: "* ]]
    run search --no-config hus
    equal 0 "$status"
  done
  config '[udklip-serach]'
  run search hus
  equal 2 "$status"
  [[ "$output" == *"config:1: "* ]]
  config '[udklip-index]' 'jobs = 0'
  run index
  equal 2 "$status"
  [[ "$output" == *"config:2: "* ]]
}

@test "a config file that cannot be read is exit code 7" {
  export XDG_CONFIG_HOME=$work/config
  mkdir -p "$XDG_CONFIG_HOME/udklip/config"
  run search hus
  equal 7 "$status"
  [[ "$output" == *"$XDG_CONFIG_HOME/udklip/config"* ]]
}

@test "what the file says may be foreign: nothing of it reaches a terminal" {
  config '[udklip-search]' $'sort = \e[31mred'
  run search hus
  equal 2 "$status"
  [[ "$output" != *$'\e'* ]]
}

@test "without a home there is no config file" {
  three_sources
  run env -u HOME -u XDG_CONFIG_HOME "$bin/udklip-search" --format tsv hus
  equal 0 "$status"
}
