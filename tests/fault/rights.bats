#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Rights that are missing, databases that are missing or strange: said, with the exit code of it.

load helper

@test "a database that cannot be written to is searched, and writing says why" {
  for_anybody
  generation 1
  index -q
  chmod -R a-w,a+rX "$UDKLIP_DB" "$corpus"
  generation_before=$(shown)
  equal "$generation_before" "$(as_nobody "$bin/udklip-search" --json --limit 0 --facet section fælles |
    jq -c '[.total] + [.facets.section[] | .value, .count]')"
  for how in "" --rebuild --compact --check; do  # Xapian opens what it checks for writing
    # shellcheck disable=SC2086
    run as_nobody "$bin/udklip-index" $how
    echo "$output"
    equal 7 "$status"
    [[ "$output" == *"Permission denied"* ]]
  done
  run as_nobody "$bin/udklip-index" --dry-run
  equal 0 "$status"
  shows 1
  tidy
}

@test "tables that cannot be written to: no lock is blamed" {
  for_anybody
  generation 1
  index -q
  chmod a+rwx "$UDKLIP_DB" && chmod a+rw "$UDKLIP_DB/lock"
  chmod -R a+rX "$corpus"
  chmod -R a-w,a+rX "$UDKLIP_DB"/generation-*  # the owner of tables may write to them otherwise
  generation 2
  run as_nobody "$bin/udklip-index"
  echo "$output"
  equal 7 "$status"
  [[ "$output" == *"Permission denied"* ]]
  shows 1
}

@test "a database that cannot be read" {
  for_anybody
  generation 1
  index -q
  chmod -R go-rwx "$UDKLIP_DB"
  run as_nobody "$bin/udklip-search" fælles
  echo "$output"
  if [ "$(id -u)" -eq 0 ]; then
    [ "$status" -eq 7 ] || [ "$status" -eq 3 ]
    [[ "$output" == *"Permission denied"* ]]
  fi
  if [ "$(id -u)" -eq 0 ]; then
    chmod a+rx "$UDKLIP_DB" && chmod a+r "$UDKLIP_DB/XAPIANDB"
    run as_nobody "$bin/udklip-search" fælles
    equal 7 "$status"
    [[ "$output" == *"Permission denied"* ]]
  fi
}

@test "a missing stub: no database; what is there is not touched without being told" {
  generation 1
  index -q
  rm "$UDKLIP_DB/XAPIANDB"
  run search fælles
  equal 3 "$status"
  [[ "$output" == *"there is no database"* ]]
  for how in --check --stats --compact; do
    run "$bin/udklip-index" $how
    equal 3 "$status"
  done
  index -q
  shows 1
  sound
  tidy
}

@test "a stub that names something gone" {
  generation 1
  index -q
  printf 'auto generation-7\n' >"$UDKLIP_DB/XAPIANDB"
  run search fælles
  echo "$output"
  equal 3 "$status"
  run index
  echo "$output"
  equal 3 "$status"
  [ -d "$UDKLIP_DB/generation-1" ]
  run "$bin/udklip-index" --check
  equal 3 "$status"
  index -q --rebuild
  shows 1
  sound
  tidy
}

@test "a stub of others is searched and not written to" {
  generation 1
  index -q
  mkdir "$work/both"
  printf 'auto %s\n' "$UDKLIP_DB/generation-1" >"$work/both/XAPIANDB"
  run search --db "$work/both" fælles
  equal 0 "$status"
  for how in "" --rebuild; do
    # shellcheck disable=SC2086
    run index --db "$work/both" $how
    equal 3 "$status"
    [[ "$output" == *"not written to"* ]]
  done
  equal XAPIANDB "$(ls "$work/both" | grep -v lock)"
}

# other_metadata KEY VALUE: with Python's Xapian if it is there.
other_metadata() {
  python3 -c 'import xapian' 2>/dev/null || skip "python3-xapian is not installed"
  python3 - "$UDKLIP_DB/generation-1" "$1" "$2" <<'END'
import sys, xapian
db = xapian.WritableDatabase(sys.argv[1])
db.set_metadata(sys.argv[2], sys.argv[3])
db.commit()
END
}

@test "a database of another schema or analysis is refused with exit code 5, and rebuilt" {
  generation 1
  index -q
  other_metadata udklip.schema 999
  run search fælles
  equal 5 "$status"
  [[ "$output" == *"--rebuild"* ]]
  run index
  equal 5 "$status"
  index -q --rebuild
  shows 1
}

@test "a database of another Xapian is refused with exit code 5, and rebuilt" {
  generation 1
  index -q
  # The version of the format stands behind the magic of the file iamglass.
  printf '\001\377' | dd of="$UDKLIP_DB/generation-1/iamglass" bs=1 seek=14 conv=notrunc status=none
  run search fælles
  echo "$output"
  equal 5 "$status"
  [[ "$output" == *"another Xapian"* ]]
  run index
  equal 5 "$status"
  index -q --rebuild
  shows 1
}

@test "nothing is sent anywhere: no socket is asked for" {
  local silent
  silent=$(preloaded "$(dirname "$disk")/libno_network.so")
  generation 1 40000
  LD_PRELOAD=$silent "$bin/udklip-index" -q "$corpus"
  generation 2
  LD_PRELOAD=$silent "$bin/udklip-index" -q "$corpus"
  for what in --rebuild --compact --check --stats; do
    LD_PRELOAD=$silent "$bin/udklip-index" -q $what
  done
  for what in "fælles" "--json økonmi" "--show 1.txt" "--similar 1.txt" "--suggest komune" "--complete source"; do
    LD_PRELOAD=$silent search $what >/dev/null || [ $? -eq 1 ]
  done
  # A shard behind a server is what the user names himself.
  echo 'remote 127.0.0.1:9' >"$work/stub"
  run env LD_PRELOAD="$silent" "$bin/udklip-search" --db "$work/stub" fælles
  equal 134 "$status"
}

@test "a release build is hardened" {
  grep -q 'CMAKE_BUILD_TYPE:STRING=Release' "$bin/../CMakeCache.txt" 2>/dev/null || skip "no release build"
  for program in udklip-index udklip-search; do
    readelf -hW "$bin/$program" | grep -q 'Type: *DYN'
    readelf -dW "$bin/$program" | grep -q 'BIND_NOW\|Flags: NOW'
    readelf -lW "$bin/$program" | grep -q GNU_RELRO
    readelf -lW "$bin/$program" | grep GNU_STACK | grep -qv E
    readelf --dyn-syms -W "$bin/$program" | grep -q __stack_chk_fail
  done
}

@test "standard streams that are closed: nothing is written into the database, nothing crashes" {
  generation 1
  printf '{"text": "x"' >"$corpus/broken.json"
  local status=0
  "$bin/udklip-index" "$corpus" <&- >/dev/null 2>&- || status=$?
  equal 6 $status
  equal 0 "$(stat -c %s "$UDKLIP_DB/lock")"
  sound
  for closed in '2>&-' '<&- 2>&-' '<&-'; do
    status=0
    bash -c "\"\$0\" fælles --from 2022 --to 2021 $closed >/dev/null" \
      "$bin/udklip-search" || status=$?
    equal 1 $status
    status=0
    bash -c "\"\$0\" --show findes-ikke $closed >/dev/null" "$bin/udklip-search" || status=$?
    equal 1 $status
  done
  status=0
  "$bin/udklip-search" fælles >&- || status=$?
  equal 7 $status  # output that is lost is said by the exit code
}

@test "standard streams that are closed: the programs beside the others too" {
  equal "" "$("$bin/udklip-lexicon" --brief - <&-)"
  for lost in '>&-' '>/dev/full' '>&- 2>&-'; do
    status=0
    bash -c "\"\$0\" --brief hus $lost" "$bin/udklip-lexicon" 2>/dev/null || status=$?
    equal 1 $status
  done
  for closed in '<&-' '<&- 2>&-' '<&- >&- 2>&-'; do
    bash -c "\"\$0\" $closed" "$bin/../libexec/udklip/udklip-read"
  done
}

@test "too little memory is called that, and not damage" {
  generation 2 60000
  local least=50 more status
  until (ulimit -v $((least * 1000)) && "$bin/udklip-index" --version) >/dev/null 2>&1; do
    least=$((least + 10))
  done
  for more in 2 5 10 15 25 45 85; do
    rm -rf "$work/fresh"
    status=0
    (ulimit -v $(((least + more) * 1000)) && "$bin/udklip-index" --db "$work/fresh" "$corpus") \
      >/dev/null 2>"$work/err" || status=$?
    echo "$((least + more)) MB: $status $(cat "$work/err")" >&2
    [ $status -eq 0 ] || grep -qE "memory|thread" "$work/err"
    # Neither damage (3) nor a dictionary that must be installed again (5).
    [ $status -eq 0 ] || equal 7 $status
    ! grep -q damaged "$work/err"
  done
}
