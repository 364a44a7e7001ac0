#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a folder of small text files of eight kinds, some of them broken, some of them no articles,
and print what udklip-index must report of it.

    bench/mixed_folder.py FOLDER [--files 2000] [--broken 10] [--others 100] [--seed 1]

Prints one JSON object: {"files": .., "new": .., "rejected": .., "skipped": .., "dated": ..}. The
same arguments make the same bytes. Words are made up of Danish syllables; nothing is copied.
"""
import argparse
import gzip
import io
import json
import pathlib
import random
import zipfile

SYLLABLES = ("bor ge kom mu ne by råd hav fjord skov vej bro hus skole bør ne dal sund ø å kær lund "
             "mark strand sø bak ke høj tinge ris vang").split()
NAMES = "Ole Hansen,Hanne Holm,Bo Lund,Ida Krogh,Åse Møller".split(",")
SOURCES = "Politiken,KL,Ritzau,Vejle Amts Folkeblad,Nordjyske".split(",")


class Folder:
    """Writes files and counts what each must give."""

    def __init__(self, root, seed):
        self.root = pathlib.Path(root)
        self.random = random.Random(seed)
        self.expected = dict(files=0, new=0, rejected=0, skipped=0, dated=0)

    def write(self, name, content, files=1, new=0, rejected=0, skipped=0, dated=0):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        for key, count in dict(files=files, new=new, rejected=rejected, skipped=skipped,
                               dated=dated).items():
            self.expected[key] += count

    def word(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))

    def sentence(self):
        words = [self.word() for _ in range(self.random.randint(5, 14))]
        return " ".join(words).capitalize() + "."

    def text(self):
        paragraphs = self.random.randint(1, 4)
        return "\n\n".join(" ".join(self.sentence() for _ in range(self.random.randint(2, 5)))
                           for _ in range(paragraphs))

    def title(self):
        return " ".join(self.word() for _ in range(4)).capitalize()

    def date(self):
        return "%d-%02d-%02d" % (self.random.randint(1990, 2024), self.random.randint(1, 12),
                                 self.random.randint(1, 28))

    def record(self):
        return {"title": self.title(), "text": self.text(), "date": self.date(),
                "author": self.random.sample(NAMES, self.random.randint(1, 2)),
                "source": self.random.choice(SOURCES)}

    def front_matter(self):
        return f"---\ntitle: {self.title()}\ndate: {self.date()}\n---\n"


def plain(folder, n):
    folder.write(f"tekst/{n}.txt", f"{folder.title()}\n\n{folder.text()}\n", new=1)


def markdown(folder, n):
    note = f"\n\n[^1]: {folder.sentence()}\n"
    folder.write(f"noter/{n}.md", folder.front_matter() + f"# {folder.title()}\n\n"
                 f"{folder.text()}[^1]{note}", new=1, dated=1)


def page(folder, n):
    body = "".join(f"<p>{p}</p>" for p in folder.text().split("\n\n"))
    folder.write(f"sider/{n}.html", "<!DOCTYPE html><html lang=da><head><title>" + folder.title() +
                 f'</title><meta property="article:published_time" content="{folder.date()}">'
                 f"</head><body><nav><a href=/>Forside</a></nav><article><h1>{folder.title()}</h1>"
                 f"{body}</article></body></html>", new=1, dated=1)


def json_object(folder, n):
    folder.write(f"data/{n}.json", json.dumps(folder.record(), ensure_ascii=False), new=1, dated=1)


def json_lines(folder, n):
    count = folder.random.randint(2, 6)
    lines = "".join(json.dumps(folder.record(), ensure_ascii=False) + "\n" for _ in range(count))
    folder.write(f"data/{n}.jsonl", lines, new=count, dated=count)


def table(folder, n):
    count = folder.random.randint(2, 6)
    rows = "".join(f'{folder.title()};"{folder.text()}";{folder.date()}\n' for _ in range(count))
    folder.write(f"tabeller/{n}.csv", "Titel;Tekst;Dato\n" + rows, new=count, dated=count)


def export(folder, n):
    count = folder.random.randint(2, 5)
    articles = "\n".join(
        f"{folder.title()}\n{folder.random.choice(SOURCES)} | {folder.date()} | "
        f"Side {folder.random.randint(1, 40)} | {folder.random.randint(90, 900)} ord\n\n"
        f"{folder.text()}\n" for _ in range(count))
    folder.write(f"eksport/{n}.txt", articles, new=count, dated=count)


def archive(folder, n):
    count = folder.random.randint(1, 4)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        for i in range(count):
            info = zipfile.ZipInfo(f"a{i}.txt", (2021, 1, 1, 0, 0, 0))
            zipped.writestr(info, f"{folder.title()}\n\n{folder.text()}\n")
    folder.write(f"arkiver/{n}.zip", data.getvalue(), new=count)


KINDS = [plain, markdown, page, json_object, json_lines, table, export, archive]


def broken(folder, n):
    one = json.dumps(folder.record(), ensure_ascii=False)
    kinds = [
        (".json", '{"title": "Bro", "text": "Broen', 0),
        (".txt", "", 0),
        (".txt", b"Bro\0\0en er lang.", 0),
        (".jsonl", one + '\n{"title": "Bro", "text": \n' + one + "\n", 2),
        (".csv", "Nummer;Antal\n1;2\n", 0),
        (".md", "   \n\n", 0),
        (".html", "<html><body><script>x()</script></body></html>", 0),
        (".txt.gz", gzip.compress(folder.text().encode() * 20, mtime=0)[:60], 0),
        (".zip", b"PK\3\4" + b"\xff" * 40, 0),
        (".jsonl", one + "\n[1, 2]\n", 1),
    ]
    ending, content, good = kinds[n % len(kinds)]
    folder.write(f"brudt/{n}{ending}", content, new=good, rejected=1, dated=good)


def other(folder, n):
    # The first are known by their names alone; udklip-index does not even open them.
    by_name = [
        (f"billeder/{n}.png", b"\x89PNG\r\n"),
        (f"regneark/{n}.xlsx", b"PK\3\4"),
        (f"kopi/{n}.txt~", "Broen er lang."),
        (f"projekt{n}/README.md", "# Om mappen"),
        (f"projekt{n}/package.json", '{"name": "x"}'),
        (f"side{n}/_layouts/post.html", "<html>{{ content }}</html>"),
        (f"side{n}/robots.txt", "User-agent: *"),
    ]
    by_content = [
        (f"indstilling/{n}.json", '{"compilerOptions": {"strict": true}}'),
        (f"skabelon/{n}.html", "<html><body>{{ content }}</body></html>"),
        (f"forklaedt/{n}.txt", b"\x89PNG\r\n\x1a\n\0\0"),
    ]
    kinds = len(by_name) + len(by_content)
    if n % kinds < len(by_name):
        folder.write(*by_name[n % kinds], files=0, skipped=1)
    else:
        folder.write(*by_content[n % kinds - len(by_name)], skipped=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("folder")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--broken", type=int, default=10)
    parser.add_argument("--others", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Folder(options.folder, options.seed)
    for n in range(options.broken):
        broken(folder, n)
    for n in range(options.others):
        other(folder, n)
    for n in range(options.files - options.broken - options.others):
        KINDS[n % len(KINDS)](folder, n)
    print(json.dumps(folder.expected))


if __name__ == "__main__":
    main()
