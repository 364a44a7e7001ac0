# SPDX-License-Identifier: GPL-3.0-or-later
"""One corpus through all engines. What can be repeated cheaply is done in turns, so that the
noise of the machine hits all alike; an engine that fails is left out of what follows, and it is
said.
"""
import statistics
import sys

from .engine import Udklip
from .measure import Failed, in_turns, wall_of

SLOW = 60  # seconds for all questions: an engine that takes longer is asked once only
# Ways to ask Udklip, beside the usual one. Bare: as the others answer, some word is enough and
# nothing is counted.
WAYS = {"bare": ("--any", "--facet", "none"), "from": ("--from", "2010"),
        "years": ("--year", "2015..2020")}


def say(text):
    print(f"bench/run: {text}", file=sys.stderr, flush=True)


class Session:
    def __init__(self, corpus, engines, missing, turns, rounds, budget):
        self.corpus = corpus
        self.engines = {engine.name: engine for engine in engines}
        self.turns = turns
        self.rounds = rounds
        self.budget = budget
        self.result = {
            "corpus": corpus.name, "articles": corpus.articles,
            "articles_added": corpus.articles_added, "size": corpus.size,
            "questions": len(corpus.asked), "turns": turns, "rounds": rounds,
            "missing": missing, "nothing": None, "facets": None,
            "engines": {name: {"process": engine.process, "failures": []}
                        for name, engine in self.engines.items()},
        }

    def run(self):
        try:
            self.build()
            self.ask()
            self.one_question()
            self.facets()
            # Last, since they change the index or leave the machine's caches full of copies.
            self.compact()
            self.add()
        finally:
            for engine in self.engines.values():
                engine.close()
        return self.result

    def attempt(self, name, what, work):
        """Returns what `work` does with an engine, or None if it failed."""
        say(f"{self.corpus.name}: {what}: {name}")
        try:
            return work(self.engines[name])
        except (Failed, OSError) as error:
            say(f"{name} failed: {error}")
            self.result["engines"][name]["failures"].append(f"{what}: {error}")
            return None

    def store(self, name, key, value):
        if value is not None:
            self.result["engines"][name][key] = value

    def built(self):
        return [name for name in self.engines if "build" in self.result["engines"][name]]

    def build(self):
        for name in self.engines:
            run = self.attempt(name, "build", lambda engine: engine.build(self.corpus))
            if run:
                self.store(name, "build", {
                    "wall": run.wall, "cpu": run.cpu, "peak_memory": run.peak,
                    "articles_a_second": self.corpus.articles / run.wall})
                self.store(name, "size", self.attempt(name, "size", lambda engine: engine.size()))

    def ask(self):
        """All questions, several times; the round whose mean is the middle one counts."""
        asked = {name: [] for name in self.built()}
        for _ in range(self.rounds):
            for name, rounds in asked.items():
                if rounds and (rounds[-1] is None or slow(rounds[-1])):
                    continue
                rounds.append(self.attempt(
                    name, "questions", lambda engine: engine.ask(self.corpus, self.budget)))
        for name, rounds in asked.items():
            done = sorted((times for times in rounds if times), key=lambda times: times["mean"])
            self.store(name, "ask", done[(len(done) - 1) // 2] if done else None)
            self.store(name, "ask_means", [times["mean"] for times in rounds if times])

    def one_question(self):
        """Each turn asks another question, the same of all engines."""
        questions = self.corpus.asked
        able = [name for name in self.built() if self.attempt(
            name, "one question", lambda engine: wall_of(engine.one(questions[0])))]
        commands = {name: command_of(self.engines[name], questions) for name in able}
        commands["nothing"] = lambda turn: ["true"]
        ways = [(name, way) for way in WAYS for name in able
                if isinstance(self.engines[name], Udklip)]
        for name, way in ways:
            commands[name, way] = command_of(self.engines[name], questions, *WAYS[way])
        walls = in_turns(commands, self.turns)
        self.result["nothing"] = walls["nothing"]
        for name in able:
            self.store(name, "one_question", walls[name])
        for name, way in ways:
            self.store(name, f"one_question_{way}", walls[name, way])

    def facets(self):
        """A word that about half of the articles have, with and without counts."""
        if "udklip" in self.built() and self.corpus.common:
            self.result["facets"] = self.attempt("udklip", "counts", self.measure_facets)

    def measure_facets(self, udklip):
        # The words come with the share that has exactly them; what is found are all their forms.
        by_share = sorted(self.corpus.common, key=lambda known: abs(known[1] - 0.5))[:12]
        totals = {word: udklip.answer(word, "--facet", "none")["total"] for word, _ in by_share}
        word = min(totals, key=lambda known: abs(totals[known] - self.corpus.articles / 2))
        walls = in_turns({
            "with_counts": lambda turn: udklip.one(word, "--facet", "year,source"),
            "without_counts": lambda turn: udklip.one(word, "--facet", "none"),
        }, self.turns)
        return {"word": word, "total": totals[word], "articles": self.corpus.articles, **walls,
                "ratio": walls["with_counts"] / walls["without_counts"]}

    def compact(self):
        for name in self.built():
            if self.engines[name].compacts:
                self.store(name, "compacted_size",
                           self.attempt(name, "compact", lambda engine: engine.compacted_size()))

    def add(self):
        for name in self.built():
            run = self.attempt(name, "add", lambda engine: engine.add(self.corpus))
            if run:
                self.store(name, "add", {"wall": run.wall, "cpu": run.cpu, "peak_memory": run.peak})


def command_of(engine, questions, *options):
    return lambda turn: engine.one(questions[turn % len(questions)], *options)


def slow(times):
    return times["mean"] * times["questions"] > SLOW * 1e3
