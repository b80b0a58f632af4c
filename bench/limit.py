#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Durable commits of bare SQLite: usage limit.py FILE SECONDS."""
import os
import sqlite3
import sys
import time

path, seconds = sys.argv[1], float(sys.argv[2])


def measure(name, rows, indexes):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b TEXT NOT NULL, c BLOB NOT NULL) STRICT")
    for column in "abc"[:indexes]:
        db.execute(f"CREATE INDEX t_{column} ON t ({column})")
    commits, start, number = 0, time.monotonic(), 0
    while time.monotonic() - start < seconds:
        db.execute("BEGIN IMMEDIATE")
        for _ in range(rows):
            number += 1
            db.execute("INSERT INTO t VALUES (?, ?, ?, ?)", (number, number * 7919 % 100003, f"row {number}", os.urandom(60)))
        db.execute("COMMIT")
        commits += 1
    took = time.monotonic() - start
    db.close()
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)
    print(f"- SQLite, synchronous=FULL, {name}: {commits / took:,.0f} commits, {commits * rows / took:,.0f} rows a second")


measure("one row a commit", 1, 0)
measure("20 rows a commit, three indexes", 20, 3)
