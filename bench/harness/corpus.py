# SPDX-License-Identifier: GPL-3.0-or-later
"""A corpus as all engines read it: JSON Lines for Udklip, a tab-separated file for the others, and
questions drawn from it. Nothing is held in memory but a sample."""
import json
import random
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .measure import Failed

SEED = 7
ADDED = 100        # articles that are left out of the build and added afterwards
SAMPLED = 20_000   # articles from which questions are drawn
WINDOW = 8         # words that stand near each other


@dataclass
class Corpus:
    name: str
    folder: Path          # holds articles.jsonl alone: what udklip-index is given
    tsv: Path             # id, date, source, title, text
    added: Path           # JSON Lines
    added_tsv: Path
    questions: Path       # qid, text
    articles: int         # in the build
    articles_added: int
    size: int             # bytes of JSON Lines
    asked: list           # the questions' texts
    common: list          # words with the share of the sampled articles that have them

    def __post_init__(self):
        self.articles_file = self.folder / "articles.jsonl"


def lines_of(path):
    """The lines of a file, unpacked if need be."""
    if path.suffix != ".zst":
        with open(path, "rb") as lines:
            yield from lines
        return
    with subprocess.Popen(["zstd", "-dqc", path], stdout=subprocess.PIPE) as unpacker:
        yield from unpacker.stdout
    if unpacker.returncode != 0:
        raise Failed(f"zstd cannot unpack {path}")


def one_line(value):
    return re.sub(r"[\x00-\x1f\x7f\s]+", " ", str(value or "")).strip()


def make_synthetic(articles, sample, program, path):
    """JSON Lines of a number of articles that are made up from a sample."""
    unpacked = path.with_suffix(".sample")
    with open(unpacked, "wb") as out:
        out.writelines(lines_of(sample))
    with open(path, "wb") as out:
        subprocess.run([program, unpacked, str(articles), str(SEED)], stdout=out, check=True)
    unpacked.unlink()


def prepare(name, source, work, questions, stop_words):
    """Writes everything below `work`. One in so many articles is held back, to be added later."""
    folder = work / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    corpus = Corpus(name, folder, work / "corpus.tsv", work / "added.jsonl", work / "added.tsv",
                    work / "questions.tsv", 0, 0, 0, [], [])
    total = sum(1 for line in lines_of(source) if line.strip())
    if total < 20:
        raise Failed(f"{source} has {total} articles; that is too few to measure anything")
    step = max(10, total // ADDED)
    rng = random.Random(SEED)
    sample = []
    with open(corpus.articles_file, "wb") as built, open(corpus.added, "wb") as added, \
            open(corpus.tsv, "w", encoding="utf-8") as tsv, \
            open(corpus.added_tsv, "w", encoding="utf-8") as added_tsv:
        lines = (line for line in lines_of(source) if line.strip())
        for number, line in enumerate(lines):
            article = json.loads(line)
            row = "\t".join(one_line(article.get(field))
                            for field in ("id", "date", "source", "title", "text")) + "\n"
            if number % step == step - 1 and corpus.articles_added < ADDED:
                added.write(line)
                added_tsv.write(row)
                corpus.articles_added += 1
                continue
            built.write(line)
            tsv.write(row)
            corpus.articles += 1
            corpus.size += len(line)
            keep_sample(sample, article.get("text") or "", corpus.articles, rng)
    corpus.asked = draw(sample, questions, stop_words, rng)
    corpus.common = common_words(sample, stop_words)
    with open(corpus.questions, "w", encoding="utf-8") as out:
        out.writelines(f"k{number}\t{text}\n" for number, text in enumerate(corpus.asked))
    return corpus


def keep_sample(sample, text, seen, rng):
    """Reservoir sampling: each of the articles seen so far is in it with the same chance."""
    if len(sample) < SAMPLED:
        sample.append(text)
    else:
        place = rng.randrange(seen)
        if place < SAMPLED:
            sample[place] = text


def words_in(text):
    return re.findall(r"[^\W\d_]{4,}", text)


def draw(texts, count, stop_words, rng):
    """Questions of one to three words, two mostly, that stand near each other in one article."""
    asked = []
    for _ in range(200 * count):
        if len(asked) == count:
            break
        words = words_in(rng.choice(texts))
        if len(words) < WINDOW:
            continue
        at = rng.randrange(len(words) - WINDOW + 1)
        near = [word for word in words[at:at + WINDOW] if word.lower() not in stop_words]
        length = rng.choice((1, 2, 2, 2, 3, 3))
        if len(near) >= length:
            asked.append(" ".join(near[:length]))
    if not asked:
        raise Failed("the articles are too short to draw questions from")
    return asked


def common_words(texts, stop_words):
    """Words of a tenth of the articles or more, no stop words, with the share that has them."""
    seen = Counter()
    for text in texts[:5000]:
        seen.update({word.lower() for word in words_in(text)} - stop_words)
    measured = min(5000, len(texts))
    return [(word, count / measured) for word, count in seen.most_common(100)
            if count >= measured / 10]
