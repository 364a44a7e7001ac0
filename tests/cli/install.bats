#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install: into any folder, by anybody, for everybody.

load helper

@test "an installation into a folder of one's own works, whatever the umask" {
  make_corpus a.txt='Mænd læser aviser.' b.rtf='{\rtf1 Havnen udvides.}'
  local build=$bin/..
  [ -e "$build/CMakeCache.txt" ] || skip "the programs do not lie in a build folder"
  (umask 077 && cmake --install "$build" --prefix "$work/a prefix" >/dev/null)
  equal "" "$(find "$work/a prefix" -mindepth 1 -type d ! -perm -o=rx)"
  equal "" "$(find "$work/a prefix" -type f ! -perm -o=r)"
  bin="$work/a prefix/bin"
  index -q
  equal a.txt "$(ids mand)"
  equal b.rtf "$(ids havn)"
  for file in man/man1/udklip-index.1 man/man7/udklip-query.7 man/da/man1/udklip-search.1 \
      man/da/man7/udklip-query.7 udklip/danish.lexicon \
      bash-completion/completions/udklip-search; do
    [ -e "$work/a prefix/share/$file" ]
  done
}
