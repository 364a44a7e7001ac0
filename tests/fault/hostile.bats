#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Articles, archives, names and questions that are made to do harm.

load helper

# Ends in an error if the standard input holds anything that a terminal would obey: controls (C0
# but line ends and tabs, DEL, C1), bidirectional overrides and marks, invisible tags, broken UTF-8.
# The program's own colours and links, if it is told that there may be any, are left out first.
harmless() {
  python3 -c '
import re, sys
text = sys.stdin.buffer.read().decode("utf-8")
if sys.argv[1:] == ["colors"]:
    text = re.sub("\x1b\\[[0-9;]*m|\x1b\\]8;;[!-~]*\x1b\\\\", "", text)
found = re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text)
if found:
    sys.exit("harmful: " + ascii(text[max(0, found.start() - 40):found.end() + 40]))
' "$@"
}

# Every field holds a colour, a title of the window, the same in C1, a bell, a link that says one
# thing and is another, text that runs backwards, invisible tags, a script that does not end (one that
# does is HTML, and read as such).
evil_corpus() {
  local folder=$corpus/$'o\e[31m\u202end'
  mkdir -p "$folder"
  python3 - "$folder/"$'a\e]0;x\a\u202e.jsonl' <<'END'
import json, sys
evil = ("\x1b[31m\x1b]0;x\x07\x9b31m\x9d0;x\x9c\x7f\u202eabc\u2066\u200f\U000e0041"
        "<script>alert(1)&\"'\r\n\x1b]8;;http://x\x1b\\y")
fields = {name: name + " " + evil for name in "id title source author section url date".split()}
with open(sys.argv[1], "w") as out:
    for article in (fields | {"text": f"Et hus {evil} og en have."}, fields | {"text": 7},
                    {"id": "b", "title": "Et hus", "text": f"Huset på bakken. {evil}"}):
        out.write(json.dumps(article) + "\n")
END
  printf 'Et hus ved vandet.\n\nKontakter\n\nHanne \e[31m\xc2\x9b Holm\n12 34 56 78\nhanne@example.org\n' >"$folder/"$'\e[31mc\xe5.txt'
  printf '\0\1\2\3' >"$folder/"$'bin\x9bary.txt'
}

@test "escapes, overrides, HTML and scripts in every field: nothing printed is obeyed" {
  evil_corpus
  run index -vv
  equal 6 "$status"
  harmless <<<"$output"
  for what in --stats --check --dry-run --json; do
    index $what >"$work/out" 2>&1 || [ $? -eq 6 ]
    harmless <"$work/out"
  done
  local id how what
  search --json hus | jq -e '.total == 3'
  while IFS= read -r -d '' id; do
    for how in "--color never" "--color always" "--json"; do
      for what in --show --similar; do
        search $how $what "$id" >"$work/out" 2>&1 || [ $? -eq 1 ]
        harmless colors <"$work/out"
      done
      # (An id that is made of a name that is no UTF-8 cannot be told in JSON, and is not found.)
      search $how --show "$id" hus bakke >"$work/out" 2>&1 || [ $? -eq 1 ]
      harmless colors <"$work/out"
    done
  done < <(search --json --no-collapse hus | jq -j '.hits[] | .id + "\u0000"')
  search --color never hus | harmless
  for how in "--color always" "--explain" "--json" "--format jsonl" "--format tsv" "--furniture" \
    "--facet year,month,source,author,section" "--json --facet author,section,source" "--no-collapse"; do
    search $how hus >"$work/out" 2>&1
    harmless colors <"$work/out"
  done
  printf '1\thus\n2\t\e[31mhave\n\e[31m3 uden\n' >"$work/batch"
  search --batch "$work/batch" --trec $'t\e[31m' >"$work/out" 2>&1 || [ $? -eq 6 ]
  harmless <"$work/out"
  search --complete source >"$work/out"
  harmless <"$work/out"
}

@test "what cannot be printed stays what it is in JSON, and is escaped in a snippet's HTML" {
  evil_corpus
  index -q || [ $? -eq 6 ]
  search --json --no-collapse hus >"$work/answer"
  jq -e '[.hits[] | select(.title | startswith("title "))][0] |
    (.title | contains("\u001b[31m") and contains("<script>"))
    and (.snippet | contains("&lt;script&gt;") and (contains("<script") | not))' "$work/answer"
  jq -e 'all(.hits[].snippet; gsub("</?em>"; "") | test("[<>\"]") | not)' "$work/answer"
  local id
  id=$(jq -r '[.hits[] | select(.title | startswith("title "))][0].id' "$work/answer"; printf x)
  search --json --show "${id%?x}" hus | jq -e '.html | contains("<em>hus</em>") and (contains("<script") | not)'
}

@test "questions with controls in them are told back harmlessly" {
  make_corpus a.txt='Et hus ved vandet.'
  index -q
  cd "$work"  # one of the options makes a database there
  for text in $'\e[31mhus' $'kidle:\e]0;x\a hus' $'"hus\u202e' $'h\x9b31m' $'dato:\e[31m' $'findes\e[2Jikke' $'titel:\u2066'; do
    {
      for how in "--color never" "--color never --explain" "--json" "--format tsv" "--suggest"; do
        search $how -- "$text" || [ $? -eq 1 ] || echo "$how" >>"$work/failed"
      done
      for option in --year --from --source --sort --facet --show --similar --db --format --$'\e[31m'; do
        search --color never "$option" "$text" hus || true
      done
      for option in --db --date --map --jobs --memory --headings --forget --$'\e[31m'; do
        "$bin/udklip-index" "$option" "$text" "$corpus" || true
      done
      "$bin/udklip-index" "$work/$text" || true
    } >"$work/out" 2>&1
    [ ! -e "$work/failed" ] || { cat "$work/failed"; false; }
    harmless <"$work/out"
  done
}

# An address space that is enough for any run, and not for what a bomb unpacks to. Sanitizers need
# more of it than there is.
within_memory() {
  if ! grep -q __asan_init "$bin/udklip-search"; then ulimit -v "$1"; fi
  shift
  "$@"
}

@test "bombs cost a warning each, and the rest is taken" {
  head -c 600M /dev/zero | gzip -1 >"$corpus/a.txt.gz"
  python3 - "$corpus" <<'END'
import gzip, io, sys, tarfile, zipfile
corpus = sys.argv[1]
zeros = b" " * (1 << 20)
with zipfile.ZipFile(corpus + "/b.zip", "w", zipfile.ZIP_DEFLATED) as out:
    with out.open("bombe.txt", "w") as member:
        for _ in range(400): member.write(zeros)
    out.writestr("god.txt", "Et hus i en zip.")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as nested: nested.writestr("x.txt", "hus")
    out.writestr("inde.zip", inner.getvalue())
with tarfile.open(corpus + "/c.tar.gz", "w:gz") as out:
    first = tarfile.TarInfo("god.txt"); first.size = 13
    out.addfile(first, io.BytesIO(b"Et hus i tar."))
    bomb = tarfile.TarInfo("bombe.jsonl"); bomb.size = 400 << 20
    class Zeros:
        def read(self, size): return b"a" * size
    out.addfile(bomb, Zeros())
with gzip.open(corpus + "/d.html.gz", "wb") as out:
    for _ in range(60): out.write(b"<b>" * (1 << 20))
with gzip.open(corpus + "/e.json.gz", "wb") as out:
    for _ in range(60): out.write(b"[" * (1 << 20))
END
  make_corpus f.txt='Et hus for sig.'
  run --separate-stderr within_memory 4000000 "$bin/udklip-index" --memory 64M "$corpus"
  echo "$stderr"
  equal 6 "$status"
  equal "b.zip!/god.txt c.tar.gz!/god.txt f.txt" "$(ids hus | tr ' ' '\n' | sort | paste -sd' ')"
  for name in a.txt.gz b.zip!/bombe.txt b.zip!/inde.zip c.tar.gz!/bombe.jsonl d.html.gz e.json.gz; do
    equal 1 "$(grep -c -F "$name" <<<"$stderr")"
  done
}

@test "names in archives lead nowhere, and nothing is unpacked to disk" {
  mkdir "$corpus/sub"
  python3 - "$corpus/sub" <<'END'
import io, sys, tarfile, zipfile
folder = sys.argv[1]
names = ["../ud.txt", "/tmp/udklip-ud.txt", "a/../../ud.txt", "C:\\ud.txt", "..\\ud.txt", "god.txt"]
with zipfile.ZipFile(folder + "/a.zip", "w") as out:
    for name in names: out.writestr(name, "Et hus.")
with tarfile.open(folder + "/b.tar", "w") as out:
    for name in names:
        member = tarfile.TarInfo(name); member.size = 7
        out.addfile(member, io.BytesIO(b"Et hus."))
    for kind, target in ((tarfile.SYMTYPE, "/etc/passwd"), (tarfile.LNKTYPE, "../../ud.txt"), (tarfile.FIFOTYPE, "")):
        member = tarfile.TarInfo("link.txt"); member.type = kind; member.linkname = target
        out.addfile(member)
END
  find "$work" /tmp/udklip-ud.txt 2>/dev/null | grep -vE "^$work/(database|state)" | sort >"$work.before"
  run --separate-stderr index
  equal 6 "$status"
  equal 10 "$(grep -c 'leads out of the archive' <<<"$stderr")"
  equal "sub/a.zip!/god.txt sub/b.tar!/god.txt" "$(ids hus | tr ' ' '\n' | sort | paste -sd' ')"
  find "$work" /tmp/udklip-ud.txt 2>/dev/null | grep -vE "^$work/(database|state)" | sort | diff "$work.before" -
  rm "$work.before"
}

@test "symbolic links below a root are not followed; a root that is one is" {
  mkdir "$work/outside"
  echo "En hemmelighed." >"$work/outside/hemmelig.txt"
  make_corpus a.txt='Et hus.' b.txt='Et andet hus.'
  ln -s "$work/outside/hemmelig.txt" "$corpus/link.txt"
  ln -s "$work/outside" "$corpus/folder"
  ln -s "$corpus" "$corpus/ring"
  ln -s /dev/zero "$corpus/zero.txt"
  index -q
  equal "a.txt b.txt" "$(ids hus OR hemmelighed | tr ' ' '\n' | sort | paste -sd' ')"
  # One that takes the place of a file is as if the file were gone.
  ln -sf "$work/outside/hemmelig.txt" "$corpus/b.txt"
  index -q
  equal "a.txt" "$(ids hus OR hemmelighed)"
  ln -s "$work/outside" "$work/root"
  "$bin/udklip-index" -q "$work/root"
  equal "hemmelig.txt" "$(ids hemmelighed)"
}

@test "questions that are meant to cost: an answer, in bounded memory" {
  awk 'BEGIN {
    srand(1)
    for (i = 0; i < 300; i++) {
      text = ""
      for (j = 0; j < 200; j++) {
        word = ""
        for (k = 3 + int(rand() * 8); k > 0; k--) word = word sprintf("%c", 97 + int(rand() * 26))
        text = text word " a b c "
      }
      print "{\"id\":\"n" i "\",\"text\":\"" text "\"}"
    }
  }' >"$corpus/a.jsonl"
  index -q
  python3 - >"$work/questions" <<'END'
for name, question in {
    "words": "a b c " * 100000,
    "wildcards": "*a* b* *c " * 20000,
    "alternatives": "a* OR *b OR " * 20000,
    "nested": "(a OR (b -" * 40000 + "a" + "))" * 40000,
    "deep": "(a " * 200000,
    "excluded": 'NOT -(a* OR "b c") ' * 30000,
    "near": "a NEAR/100 " * 50000,
    "near wildcards": "a* NEAR/100 " * 50000,
    "phrase": '"' + "a b c " * 100000 + '"',
    "quotes": '"a" »b ' * 100000,
    "fields": "titel:a* sti:*a* år:..2021 dato:2021 " * 30000,
    "long word": "å" * 400000,
    "compound": "økonomi" * 100000,
    "hyphens": "a-" * 300000,
    "marks": "a" + "\u0301" * 300000,
}.items():
    print(name, question, sep="\t")
END
  run --separate-stderr within_memory 1000000 timeout 300 "$bin/udklip-search" --batch "$work/questions" --trec t
  equal 0 "$status"
  # The same as answers, with counts, snippets and suggestions; an argument takes 128 kB at most.
  while IFS= read -r question; do
    question=${question#*$'\t'}
    run --separate-stderr within_memory 1000000 timeout 300 "$bin/udklip-search" --json --explain \
      --facet year,month,source,author,section --limit 300 -- "${question:0:60000}"
    [ "$status" -le 1 ] || { echo "${question:0:40}: $status $stderr"; false; }
    jq -e '.notes | length <= 30' <<<"$output"
  done <"$work/questions"
  for option in "--limit 4294967295" "--offset 4294967295" "--limit 4294967295 --offset 4294967295"; do
    run within_memory 1000000 timeout 300 "$bin/udklip-search" $option a b
    [ "$status" -le 2 ] || { echo "$option: $status $output"; false; }
  done
}

@test "articles that are meant to cost: chains without end, one text and one id again and again" {
  python3 - "$corpus" <<'END'
import sys
def write(name, text): open(sys.argv[1] + "/" + name, "w").write(text)
write("a.txt", "a-" * 1000000)
write("b.md", "_a" * 1000000)
write("c.csv", "id,text\n" + "x,hus\n" * 30000)
write("d.jsonl", '{"text":"hus"}\n' * 30000)
write("e.html", "<b><i>" * 900 + "<p>hus" * 100000)
write("f.html", "<p " + "b=c " * 400000 + ">hus")
write("g.json", "[" * 2000000)
END
  run --separate-stderr within_memory 4000000 timeout 600 "$bin/udklip-index" "$corpus"
  equal 6 "$status"
  search --json --no-collapse --limit 1 --facet none hus | jq -e '.total >= 60000'
  equal "$corpus/c.csv:#29999" "$(search --format jsonl --limit 1 "id:\"$corpus/c.csv:#29999\"" | jq -r .id)"
}
