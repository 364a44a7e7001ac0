#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the names that the indexer finds against the sentences that were marked by hand.

    bench/names/score.py SET.jsonl... [--errors]      (the sets that draw.py drew from)

marked.tsv has a sentence a line: the article's id, the sentence's first and last byte, and the
places of its names (TAB between them). A name is right if both its ends are. With --errors what is
missing (-) and what is too much (+) is shown.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "build" / "release" / "bin" / "name_marks"


def read_marks(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        article, begin, end, names = line.split("\t")
        places = {tuple(map(int, one.split("-"))) for one in names.split()}
        yield article, int(begin), int(end), places


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--marks", type=pathlib.Path, default=HERE / "marked.tsv")
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    arguments = parser.parse_args()
    marks = list(read_marks(arguments.marks))
    wanted = {article for article, *_ in marks}
    texts = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as chosen:
        for path in arguments.sets:
            with open(path, encoding="utf-8") as articles:
                for line in articles:
                    article = json.loads(line)
                    if article["id"] in wanted:
                        texts[article["id"]] = article["text"].encode()
                        chosen.write(line)
        chosen.flush()
        answer = subprocess.run([arguments.program, chosen.name], check=True, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    found = {}
    for line in answer.splitlines():
        article, begin, end, _ = line.split("\t")
        found.setdefault(article, set()).add((int(begin), int(end)))
    right = marked = given = 0
    for article, first, last, names in marks:
        here = {(b, e) for b, e in found.get(article, ()) if first <= b and e <= last}
        right += len(names & here)
        marked += len(names)
        given += len(here)
        if arguments.errors and names != here:
            text = texts[article]
            show = lambda places: [text[b:e].decode() for b, e in sorted(places)]
            print(article, *("-" + name for name in show(names - here)),
                  *("+" + name for name in show(here - names)), sep="\t")
    print(f"{len(marks)} sentences, {marked} names: precision {right / given:.3f}, "
          f"recall {right / marked:.3f}")


if __name__ == "__main__":
    main()
