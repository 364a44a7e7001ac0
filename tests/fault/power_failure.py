#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays what recording_disk.c recorded, up to each point where the power might fail.

    power_failure.py LOG BEFORE BELOW DISK SEED POINTS -- COMMAND...

BEFORE is a copy of the folder BELOW as it was when recording began. For POINTS points of the log
(0: all) the folder DISK is made as a disk may hold it then, and COMMAND is run with `old`, `new` or
`either` behind it: the states that it may find. What was synced is there. Of what was not synced:

    none   nothing is there: neither data nor names
    all    all of it
    some   of each file and each folder any part, writes in any order, the last one cut in two

Names follow POSIX: a new name, a renaming and a removal are certain when their folder was synced.
"""
import os
import random
import shutil
import struct
import subprocess
import sys


def records(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        what = chr(data[at])
        path_size, size, offset = struct.unpack_from("=QQq", data, at + 1)
        at += 25
        name = data[at:at + path_size].decode()
        payload = data[at + path_size:at + path_size + size]
        at += path_size + size
        yield what, name, payload, offset


class File:
    """Bytes that are certain, and changes since."""

    def __init__(self, data=b""):
        self.data = bytearray(data)
        self.changes = []

    def apply(self, data, change):
        at, payload = change
        if payload is None:
            del data[at:]
            data.extend(bytes(at - len(data)))
            return
        data.extend(bytes(max(0, at + len(payload) - len(data))))
        data[at:at + len(payload)] = payload

    def sync(self):
        for change in self.changes:
            self.apply(self.data, change)
        self.changes = []

    def content(self, chosen):
        data = bytearray(self.data)
        for change in chosen:
            self.apply(data, change)
        return data


class Folder:
    """Names that are certain, and as the program sees them, and changes since."""

    def __init__(self):
        self.certain = {}
        self.names = {}
        self.changes = []  # (new name, node or None, old name or None)

    def apply(self, names, change):
        name, node, old = change
        if old is not None:
            names.pop(old, None)
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node

    def change(self, name, node, old=None):
        change = (name, node, old)
        self.apply(self.names, change)
        self.changes.append(change)

    def sync(self):
        self.certain = dict(self.names)
        self.changes = []

    def view(self, how, rng):
        if how != "some":
            return self.names if how == "all" else self.certain
        names = dict(self.certain)
        for change in self.changes[:rng.randrange(len(self.changes) + 1)]:
            self.apply(names, change)
        return names


class Disk:
    def __init__(self, before, below):
        self.below = below
        self.root = self.read(before)

    def read(self, place):
        folder = Folder()
        for name in sorted(os.listdir(place)):
            if os.path.isdir(f"{place}/{name}"):
                folder.names[name] = self.read(f"{place}/{name}")
            else:
                with open(f"{place}/{name}", "rb") as file:
                    folder.names[name] = File(file.read())
        folder.certain = dict(folder.names)
        return folder

    def node(self, path):
        node = self.root
        for name in path[len(self.below):].strip("/").split("/"):
            node = node.names.get(name) if name and node is not None else node
        return node

    def take(self, what, path, payload, at):
        folder, name = self.node(os.path.dirname(path)), os.path.basename(path)
        if what == "C":
            folder.change(name, File())
        elif what == "M":
            folder.change(name, Folder())
        elif what == "U":
            folder.change(name, None)
        elif what == "R":
            to = payload.decode()
            target, new = self.node(os.path.dirname(to)), os.path.basename(to)
            if target is folder:
                folder.change(new, folder.names[name], name)
            else:
                target.change(new, folder.names[name])
                folder.change(name, None)
        elif what == "S":
            node = self.node(path)
            if node is not None:
                node.sync()
        else:
            node = self.node(path)
            if node is not None:  # what was removed while it is open is nobody's
                node.changes.append((at, None if what == "T" else payload))

    def write(self, to, how, rng):
        shutil.rmtree(to, ignore_errors=True)
        self.write_folder(self.root, to, how, rng)

    def write_folder(self, folder, to, how, rng):
        os.makedirs(to)
        for name, node in folder.view(how, rng).items():
            if isinstance(node, Folder):
                self.write_folder(node, f"{to}/{name}", how, rng)
                continue
            chosen = node.changes if how == "all" else []
            if how == "some" and node.changes:
                chosen = [change for change in node.changes if rng.random() < 0.6]
                rng.shuffle(chosen)
                if chosen and chosen[-1][1] is not None and rng.random() < 0.5:
                    at, payload = chosen[-1]
                    chosen[-1] = (at, payload[:rng.randrange(len(payload) + 1)])
            with open(f"{to}/{name}", "wb") as out:
                out.write(node.content(chosen))


def main():
    log, before, below, to, seed, points = sys.argv[1:7]
    command = sys.argv[8:]
    rng = random.Random(int(seed))
    steps = list(records(log))
    wanted = set(range(len(steps) + 1))
    if int(points):
        wanted = set(rng.sample(sorted(wanted), min(int(points), len(wanted)))) | {len(steps)}
    disk = Disk(before, below)
    tried = 0
    for number in range(len(steps) + 1):
        if number in wanted:
            for how in ("none", "all", "some"):
                disk.write(to, how, rng)
                last = number == len(steps)
                expected = "new" if last and how != "some" else "either"
                if subprocess.run(command + [expected]).returncode != 0:
                    told = " ".join(steps[number - 1][:2]) if number else "the beginning"
                    sys.exit(f"wrong after {number} of {len(steps)} ({told}), unsynced: {how}")
                tried += 1
        if number < len(steps):
            disk.take(*steps[number])
    print(f"{tried} states of {len(wanted)} points")


main()
