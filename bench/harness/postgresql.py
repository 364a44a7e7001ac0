# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL's own full-text search, in a cluster that is made for it in the work folder: the
Danish configuration, a stored tsvector with a GIN index, ts_rank, some word is enough."""
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .engine import HITS, Engine
from .measure import Failed, measured

USER = "postgres"  # whom the server runs as when we are root, whom it refuses
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "512MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "4GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # The peers do not wait for the disk either.
    "fsync": "off",
    "synchronous_commit": "off",
}
BUILD = """
create table articles (id text, date text, source text, title text, body text,
  words tsvector generated always as
    (to_tsvector('danish', coalesce(title, '') || ' ' || coalesce(body, ''))) stored);
{copy}
create index on articles using gin (words);
vacuum analyze articles;
"""
# No quotes in what is copied: a control character, which the corpus has none of, stands for them.
COPY = (r"\copy articles(id, date, source, title, body) from '{}' "
        r"with (format csv, delimiter E'\t', quote E'\x01')")


def programs():
    return max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=Path("none"),
               key=lambda found: int(found.parts[-3])).parent


def sql_of(question):
    words = " | ".join(re.findall(r"\w+", question))
    return ("select id, ts_rank(words, query) as score "
            f"from articles, to_tsquery('danish', '{words}') query "
            f"where words @@ query order by score desc limit {HITS};")


class PostgreSql(Engine):
    name = "postgresql"
    process = "psql"

    def __init__(self, place, work):
        super().__init__(place, work)
        self.server = None
        self.socket = None

    def missing(self):
        if not (programs() / "initdb").exists():
            return "it is not installed"
        if os.geteuid() == 0 and not shutil.which("setpriv"):
            return "it does not run as root, and there is no setpriv"

    def as_user(self, *command):
        if os.geteuid() != 0:
            return [*command]
        return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]

    def start(self):
        self.close()
        self.remove_index()
        self.db.mkdir(parents=True)
        # A socket's path may be 107 bytes long, which the work folder's may not leave room for.
        self.socket = Path(tempfile.mkdtemp(prefix="udklip-bench-"))
        if os.geteuid() == 0:
            for folder in (self.db, self.socket):
                shutil.chown(folder, USER, USER)
        run = dict(cwd="/", check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.PIPE, text=True)
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        try:
            subprocess.run(self.as_user(
                programs() / "initdb", "-D", self.db / "data", "-U", USER, "-A", "trust", "-E",
                "UTF8", "--locale=C.UTF-8", "-N"), **run)
            subprocess.run(self.as_user(
                programs() / "pg_ctl", "-D", self.db / "data", "-w", "-l", self.db / "log",
                "-o", f"-k {self.socket} {options}", "start"), **run)
        except subprocess.CalledProcessError as error:
            raise Failed(f"the server does not start: {error.stderr.strip()[-300:]}") from error
        self.server = int((self.db / "data/postmaster.pid").read_text().split()[0])

    def psql(self, *arguments):
        return ["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", USER,
                "-d", "postgres", *arguments]

    def script(self, name, text):
        path = self.db.with_name(f"postgresql-{name}.sql")
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, corpus):
        self.start()
        script = self.script("build", BUILD.format(copy=COPY.format(corpus.tsv)))
        return measured(self.psql("-f", script), server=self.server)

    def size(self):
        """Of the table with its texts and its indexes; the log of changes is not in it."""
        return int(measured(self.psql("-c", "select pg_total_relation_size('articles')")).out)

    def ask(self, corpus, budget):
        script = self.script("ask", "\\timing on\n" + "\n".join(map(sql_of, corpus.asked)) + "\n")
        command = self.psql("-o", "/dev/null", "-f", script)
        try:
            # Line by line, so that what was answered within the budget is not lost.
            out = subprocess.run(["stdbuf", "-oL", *command], stdin=subprocess.DEVNULL,
                                 capture_output=True, check=True, timeout=budget).stdout
        except subprocess.TimeoutExpired as error:
            out = error.stdout or b""
        except subprocess.CalledProcessError as error:
            raise Failed(error.stderr.decode()[-300:]) from error
        times = sorted(map(float, re.findall(rb"^Time: ([\d.]+) ms", out, re.MULTILINE)))
        if not times:
            raise Failed(f"no question was answered within {budget} seconds")
        return {"questions": len(times), "mean": sum(times) / len(times),
                "p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100]}

    def one(self, question):
        return self.psql("-c", sql_of(question))

    def add(self, corpus):
        return measured(self.psql("-c", COPY.format(corpus.added_tsv)), server=self.server)

    def close(self):
        if self.server:
            self.server = None
            subprocess.run(self.as_user(
                programs() / "pg_ctl", "-D", self.db / "data", "-m", "immediate", "stop"),
                cwd="/", check=False, stdout=subprocess.DEVNULL)
        if self.socket:
            shutil.rmtree(self.socket, ignore_errors=True)
            self.socket = None
