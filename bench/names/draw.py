#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the sentences in which names were marked by hand, always the same ones.

    bench/names/draw.py SET.jsonl [SET.jsonl...] --number 150

prints one sentence a line: id, first byte, end, text (TAB between them). Bytes are those of the
article's text in UTF-8. An article is drawn at random, and of it a sentence of 20 to 600 bytes, at
most one an article. The borders are plain: a line's end, or a full stop, question mark or
exclamation mark before a space and a capital, but not behind a short word or a number (*hr.*, *3.*).
"""
import argparse
import json
import random
import re

SEED = 35
BORDER = re.compile(r"(?<=[.!?]) +(?=[\"»”“]? ?[A-ZÆØÅÉÖÄ])|\n+")
NO_END = re.compile(r"(?:^|[\s(])(?:[A-Za-zæøåÆØÅ]{1,3}|\d+|bl\.a|f\.eks|osv|stk|pct)\.$")


def sentences(text):
    """Yields (begin, end) in letters."""
    begin = 0
    for border in BORDER.finditer(text):
        if "\n" not in border.group() and NO_END.search(text[begin:border.start()]):
            continue
        yield begin, border.start()
        begin = border.end()
    yield begin, len(text)


def draw(path, number):
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    chance = random.Random(SEED)
    chance.shuffle(articles)
    drawn = 0
    for article in articles:
        if drawn == number:
            break
        text = article["text"]
        usable = []
        for begin, end in sentences(text):
            one = text[begin:end]
            begin += len(one) - len(one.lstrip())
            one = one.strip()
            if 20 <= len(one.encode()) <= 600:
                usable.append((begin, one))
        if not usable:
            continue
        begin, one = chance.choice(usable)
        first = len(text[:begin].encode())
        yield article["id"], first, first + len(one.encode()), one
        drawn += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--number", type=int, default=150, help="sentences of each set")
    arguments = parser.parse_args()
    for path in arguments.sets:
        for row in draw(path, arguments.number):
            print(*row, sep="\t")


if __name__ == "__main__":
    main()
