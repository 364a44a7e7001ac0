# SPDX-License-Identifier: GPL-3.0-or-later
"""What bench/run asks of an engine, and the engines that are a program and a folder."""
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .measure import Failed, measured, size_of

HITS = 10


@dataclass
class Place:
    """Where things are."""
    bin: Path     # Udklip's programs, and those of bench/
    peers: Path   # programs that index and ask with other engines
    tools: Path   # what is built from them
    before: Path | None = None  # Udklip's programs of another build


class Engine:
    """One engine and its index of one corpus. A method that an engine has no answer for returns
    None; one that fails throws Failed."""
    name = ""
    process = ""  # what is started for one question
    compacts = False  # has a tool of its own that makes an index smaller

    def __init__(self, place, work):
        self.place = place
        self.db = work / self.name

    def missing(self):
        """Why it cannot be measured here; None if it can."""

    def set_up(self):
        """Builds what is built once for all corpora."""

    def build(self, corpus):
        """Indexes the corpus anew: a Run."""

    def size(self):
        return size_of(self.db)

    def compacted_size(self):
        """Bytes of the index once that tool has compacted it."""

    def ask(self, corpus, budget):
        """All questions, ten hits each, in one process: questions, mean, p50, p99 in milliseconds.
        One that can stop early does so after `budget` seconds."""

    def one(self, question):
        """The command that answers one question."""

    def add(self, corpus):
        """Adds the articles that were held back: a Run."""

    def close(self):
        """Stops what was started."""

    def remove_index(self):
        shutil.rmtree(self.db, ignore_errors=True)
        self.db.unlink(missing_ok=True)


def times_of(text):
    """From the last line of the peers' kind:
    'queries=1000 mean 2.0 p50 1.7 p90 3.5 p99 7.0 ms'.
    """
    found = re.findall(r"queries=(\d+) mean ([\d.]+) p50 ([\d.]+) p90 [\d.]+ p99 ([\d.]+) ms", text)
    if not found:
        raise Failed("it printed no times: " + text[-200:])
    questions, mean, p50, p99 = found[-1]
    return {"questions": int(questions), "mean": float(mean), "p50": float(p50), "p99": float(p99)}


class Udklip(Engine):
    name = "udklip"
    process = "udklip-search"
    compacts = True
    no_programs = "build first: scripts/test or scripts/demo"

    def __init__(self, place, work):
        super().__init__(place, work)
        self.bin = place.bin

    def missing(self):
        if not (self.bin / "udklip-index").exists():
            return self.no_programs

    def index(self, *arguments):
        return measured([self.bin / "udklip-index", "-q", "--db", self.db, *arguments])

    def build(self, corpus):
        self.remove_index()
        (corpus.folder / "added.jsonl").unlink(missing_ok=True)
        return self.index(corpus.folder)

    def compacted_size(self):
        copy = self.db.with_name(self.name + "-compacted")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.db, copy)
        measured([self.bin / "udklip-index", "-q", "--db", copy, "--compact"])
        size = size_of(copy)
        shutil.rmtree(copy)
        return size

    def ask(self, corpus, budget):
        run = measured([self.bin / "udklip-search", "--db", self.db, "--batch",
                        corpus.questions, "--limit", str(HITS), "--json"])
        times = json.loads(run.err.splitlines()[-1])
        return {key: times[key] for key in ("questions", "mean", "p50", "p99")}

    def one(self, question, *options):
        return [self.bin / "udklip-search", "--db", self.db, "--limit", str(HITS), *options,
                "--", question]

    def add(self, corpus):
        shutil.copy(corpus.added, corpus.folder / "added.jsonl")
        return self.index()

    def answer(self, question, *options):
        """As JSON."""
        run = subprocess.run(self.one(question, "--json", *options), capture_output=True, text=True,
                             check=False)
        if run.returncode not in (0, 1):
            raise Failed(run.stderr.strip())
        return json.loads(run.stdout)


class Before(Udklip):
    """Udklip as another build has it (`--before BIN`)."""
    name = "before"
    no_programs = "name its programs with --before"

    def __init__(self, place, work):
        super().__init__(place, work)
        self.bin = place.before

    def missing(self):
        return super().missing() if self.bin else self.no_programs


class PlainXapian(Engine):
    name = "plain"
    process = "quest"
    compacts = True

    def __init__(self, place, work):
        super().__init__(place, work)
        self.program = place.tools / "plain_xapian"

    def missing(self):
        if not (self.place.peers / "plain_xapian.cc").exists():
            return f"there is no {self.place.peers}/plain_xapian.cc"
        if not shutil.which("xapian-config") or not shutil.which("quest"):
            return "libxapian-dev and xapian-tools are not installed"

    def set_up(self):
        flags = measured(["xapian-config", "--cxxflags", "--libs"]).out.split()
        measured(["g++", "-O2", "-std=c++17", self.place.peers / "plain_xapian.cc", "-o",
                  self.program, *flags])

    def build(self, corpus):
        self.remove_index()
        return measured([self.program, "index", corpus.tsv, self.db])

    def compacted_size(self):
        compacted = self.db.with_name("plain-compacted")
        shutil.rmtree(compacted, ignore_errors=True)
        measured(["xapian-compact", self.db, compacted])
        size = size_of(compacted)
        shutil.rmtree(compacted)
        return size

    def ask(self, corpus, budget):
        run = self.db.with_name("plain.run")
        return times_of(measured([self.program, "search", self.db, corpus.questions, run,
                                  str(HITS)]).out)

    def one(self, question):
        return ["quest", f"--db={self.db}", "--stemmer=danish", f"--msize={HITS}", question]

    def add(self, corpus):
        return measured([self.place.bin / "xapian_add", corpus.added_tsv, self.db])
