# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run costs that finds nothing to do, over a folder of many small files, beside find, which
does nothing but look at them."""
import random
import shutil

from .measure import in_turns, measured

FOLDER_OF = 200  # files


def make_files(root, count, words, seed=7):
    rng = random.Random(seed)
    shutil.rmtree(root, ignore_errors=True)
    for number in range(count):
        folder = root / f"{number // FOLDER_OF:04}"
        if number % FOLDER_OF == 0:
            folder.mkdir(parents=True)
        text = " ".join(rng.choice(words) for _ in range(40))
        (folder / f"{number:06}.txt").write_text(text + ".\n", encoding="utf-8")


def measure_no_change(place, work, count, turns, words):
    root, db = work / "files", work / "db"
    make_files(root, count, words)
    shutil.rmtree(db, ignore_errors=True)
    index = [place.bin / "udklip-index", "-q", "--db", db]
    first = measured([*index, root])
    walls = in_turns({
        "find": lambda turn: ["find", root, "-type", "f", "-printf", "%s %T@\\n"],
        "udklip": lambda turn: index,
    }, turns)
    return {"files": count, "turns": turns, "first_run": first.wall, **walls,
            "ratio": walls["udklip"] / walls["find"]}
