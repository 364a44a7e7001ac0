# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite FTS5 and Lucene, by the peers' programs; and why Recoll is not among them."""
import os
import re
import shutil
from pathlib import Path

from .engine import HITS, Engine, times_of
from .measure import measured

HERE = Path(__file__).parent


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Fts5(Engine):
    name = "fts5"
    process = "sqlite3"

    def missing(self):
        if not (self.place.peers / "fts5.py").exists():
            return f"there is no {self.place.peers}/fts5.py"
        if not shutil.which("sqlite3"):
            return "sqlite3 is not installed"

    def program(self, *arguments):
        return measured(["python3", self.place.peers / "fts5.py", *arguments])

    def build(self, corpus):
        self.remove_index()
        return self.program("index", corpus.tsv, self.db)

    def ask(self, corpus, budget):
        run = self.db.with_name("fts5.run")
        return times_of(self.program("search", self.db, corpus.questions, run, str(HITS)).out)

    def one(self, question):
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        return ["sqlite3", self.db, f"select id, rank from a where a match {quoted(words)} "
                                    f"order by rank limit {HITS}"]

    def add(self, corpus):
        script = self.db.with_name("fts5-add.sql")
        with open(corpus.added_tsv, encoding="utf-8") as rows, \
                open(script, "w", encoding="utf-8") as sql:
            sql.write("pragma synchronous=off; begin;\n")
            for row in rows:
                article, date, source, title, text = row.rstrip("\n").split("\t")
                values = ",".join(map(quoted, (article, date, source, title + "\n" + text)))
                sql.write(f"insert into a values({values});\n")
            sql.write("commit;\n")
        with open(script, encoding="utf-8") as sql:
            return measured(["sqlite3", self.db], stdin=sql)


class Lucene(Engine):
    name = "lucene"
    process = "an empty Java program"

    def __init__(self, place, work):
        super().__init__(place, work)
        self.classes = ":".join([*self.jars(), str(place.tools)])

    def missing(self):
        if not (self.place.peers / "LuceneBench.java").exists():
            return f"there is no {self.place.peers}/LuceneBench.java"
        if not shutil.which("javac"):
            return "no Java compiler is installed"
        if not self.jars():
            return "liblucene8-java is not installed"

    @staticmethod
    def jars():
        folder = Path("/usr/share/java")
        return [str(jar) for part in ("core", "analyzers-common", "queryparser")
                for jar in sorted([*folder.glob(f"lucene8-{part}*.jar"),
                                   *folder.glob(f"lucene-{part}-8*.jar")])[:1]]

    def set_up(self):
        measured(["javac", "-cp", self.classes, "-d", self.place.tools,
                  self.place.peers / "LuceneBench.java", HERE / "LuceneAdd.java",
                  HERE / "Empty.java"])

    def program(self, *arguments):
        return measured(["java", "-cp", self.classes, *arguments])

    def build(self, corpus):
        self.remove_index()
        # As many threads as Udklip takes.
        return self.program("LuceneBench", "index", corpus.tsv, self.db, str(os.cpu_count()))

    def ask(self, corpus, budget):
        # It asks all questions three times in one process and is warmed up when it counts.
        run = self.db.with_name("lucene.run")
        return times_of(self.program("LuceneBench", "search", self.db, corpus.questions, run,
                                     str(HITS)).out)

    def one(self, question):
        return ["java", "-cp", self.classes, "Empty"]

    def add(self, corpus):
        return self.program("LuceneAdd", corpus.added_tsv, self.db)


class Recoll(Engine):
    name = "recoll"

    def missing(self):
        # It indexes files, one document each, and answers one question a process: of what is
        # measured here only the build could be compared, and that would be the opening of files.
        return "left out: it takes no JSON Lines and cannot ask many questions in one process"
