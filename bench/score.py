#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score TREC runs: nDCG@10, MRR@10, recall@100. Questions without hits count as zero (trec_eval -c).

usage: score.py QRELS RUN [RUN...]

nDCG as Burges et al. 2005: gain 2^grade - 1, discount log2(rank + 1).
"""
import math
import sys
from collections import defaultdict


def read_qrels(path):
    grades = defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            question, _, article, grade = line.split()
            if int(grade) > 0:
                grades[question][article] = int(grade)
    return grades


def read_run(path):
    ranked = defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            question, _, article, rank, *_ = line.split()
            ranked[question].append((int(rank), article))
    return {question: [article for _, article in sorted(hits)] for question, hits in ranked.items()}


def gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def score(qrels, run):
    ndcg = mrr = recall = 0.0
    for question, grades in qrels.items():
        hits = run.get(question, [])
        found = [grades.get(article, 0) for article in hits]
        ndcg += gain(found[:10]) / gain(sorted(grades.values(), reverse=True)[:10])
        mrr += next((1 / (place + 1) for place, grade in enumerate(found[:10]) if grade), 0.0)
        recall += len(set(hits[:100]) & set(grades)) / len(grades)
    count = len(qrels)
    return ndcg / count, mrr / count, recall / count


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    qrels = read_qrels(sys.argv[1])
    for path in sys.argv[2:]:
        name = path.rsplit("/", 1)[-1].removesuffix(".run")
        print("%-16s %.4f %.4f %.4f" % ((name,) + score(qrels, read_run(path))))


if __name__ == "__main__":
    main()
