# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a command and measure it: wall time, processor time and peak memory of its process tree.

    run = measured(["udklip-index", "--db", "db", "corpus.jsonl"])
    run.wall, run.cpu     # seconds
    run.peak              # bytes
"""
import os
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")
SAMPLE_EVERY = 0.02  # seconds


class Failed(Exception):
    """A command that did not do what it should; says what it said."""


@dataclass
class Run:
    wall: float
    cpu: float
    peak: int
    out: str
    err: str


def tree(pid):
    """A process and all that descend from it, as far as they live."""
    found = [pid]
    for known in found:
        try:
            for children in Path(f"/proc/{known}/task").glob("*/children"):
                found += map(int, children.read_text().split())
        except OSError:
            pass
    return found


def memory(pids):
    """Bytes that processes hold together. Pages that they share are counted once: the most that one
    of them shares, since shared memory of one tree is mostly the same."""
    private, shared = 0, 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/statm").read_text().split()
        except OSError:
            continue
        private += int(fields[1]) - int(fields[2])
        shared = max(shared, int(fields[2]))
    return (private + shared) * PAGE


def cpu_of(pids):
    """Seconds of processor time, with that of children that have ended and were waited for."""
    ticks = 0
    for pid in pids:
        try:
            # After the name, which may hold anything but ends with the last parenthesis.
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / TICK


def measured(command, stdin=None, server=None, env=None):
    """Runs a command to its end. `server`: the id of a process that works for it and is measured
    with it. Throws Failed if the exit code is not 0."""
    peak = 0
    done = threading.Event()

    def watch(pid):
        nonlocal peak
        while not done.is_set():
            pids = tree(pid) + (tree(server) if server else [])
            peak = max(peak, memory(pids))
            done.wait(SAMPLE_EVERY)

    before = cpu_of(tree(server)) if server else 0.0
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        started = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), stdin=stdin or subprocess.DEVNULL,
                                 stdout=out, stderr=err, env=env)
        watcher = threading.Thread(target=watch, args=(child.pid,))
        watcher.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            child.kill()
            raise
        finally:
            wall = time.perf_counter() - started
            done.set()
            watcher.join()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        run = Run(wall, usage.ru_utime + usage.ru_stime, peak, out.read(), err.read())
    if server:
        run.cpu += cpu_of(tree(server)) - before
    if child.returncode != 0:
        said = (run.err.strip() or run.out.strip()).splitlines()[-3:]
        raise Failed(f"{command[0]}: exit code {child.returncode}: " + " / ".join(said))
    return run


def wall_of(command, env=None):
    """Seconds of one whole process whose output nobody reads; what it says in its exit code is not
    looked at (1 may mean that nothing was found)."""
    started = time.perf_counter()
    code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, env=env, check=False).returncode
    wall = time.perf_counter() - started
    if code not in (0, 1):
        raise Failed(f"{command[0]}: exit code {code}")
    return wall


def in_turns(commands, turns, env=None):
    """Median seconds of each of several whole processes, run in turn so that noise hits all alike.
    `commands`: a name and a function from the turn's number to the command. One turn more goes
    before, to warm up."""
    walls = {name: [] for name in commands}
    for turn in range(turns + 1):
        for name, command in commands.items():
            wall = wall_of(command(turn), env)
            if turn > 0:
                walls[name].append(wall)
    return {name: statistics.median(times) for name, times in walls.items()}


def size_of(path):
    """Bytes of a file, or of all files below a folder."""
    path = Path(path)
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
