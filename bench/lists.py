#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every list of the desk, one request after the other: what the server itself says that it took, with filters that hold for many and for few.

Prints rows for docs/performance.md: the median and the longest of so many requests each (20), in milliseconds.
"""
import http.client
import os
import sys
import time
import urllib.parse

from ask import URL, accounts, sign_in

TIMES = int(os.environ.get("BENCH_TIMES", "20"))
WORK = "/desk/search?"
LISTS = {
    "clerk0": [
        ("my work", "/desk"), ("calendar of due days", "/desk/calendar"), ("print queue", "/desk/letters/print"),
        ("print queue, one kind", "/desk/letters/print?kind=opinion"), ("search as one types", "/desk/search/quick?q=供暖"),
        ("sealed matters", "/desk/sealed"),
        ("channel, one in eighty", WORK + "channel=fax"), ("purpose, one in sixteen", WORK + "purpose=suggestion"),
        ("purpose and channel, none", WORK + "purpose=suggestion&channel=fax"),
        ("category, few", WORK + "category=190101"), ("category, none", WORK + "category=990101"),
        ("received on the first days", WORK + "from=2025-11-27&to=2025-11-28"),
        ("received in a year before", WORK + "from=2024-11-27&to=2024-11-28"),
        ("stage, a dozen", WORK + "stage=assigned"), ("stage, many", WORK + "stage=executing"),
        ("overdue", WORK + "overdue=yes"), ("overdue, of a category of few", WORK + "overdue=yes&category=190101"),
        ("due before a day", WORK + "dueBefore=2026-06-01"), ("due on a day", WORK + "due=2026-12-01"),
        ("a unit", WORK + "unit=110101-BJZ"), ("at a unit in a stage", WORK + "at=110101-BJZ&stage=assigned"),
        ("a place", WORK + "place=110101-BJZ"),
        ("words, channel of few", WORK + "q=供暖&channel=fax"),
        ("words, category of none", WORK + "q=供暖&category=990101"),
        ("words, stage of a dozen", WORK + "q=供暖&stage=assigned"),
    ],
    "handler1": [
        ("my work", "/desk"), ("calendar of due days", "/desk/calendar"), ("print queue", "/desk/letters/print"),
        ("channel, one in eighty", WORK + "channel=fax"), ("category, none", WORK + "category=990101"),
        ("stage, a dozen", WORK + "stage=assigned"), ("overdue", WORK + "overdue=yes"),
        ("words, channel of few", WORK + "q=供暖&channel=fax"),
    ],
    "supervisor": [("grounds for supervision", "/desk/supervision"), ("leader's page", "/desk/leader")],
    "leader": [
        ("leader's page", "/desk/leader"),
        *((f"behind the figure: {name}", f"/desk/leader/{name}")
          for name in ("directed", "open", "answered", "repeated", "satisfied")),
    ],
}


def measure(connection, path, cookie):
    before = time.perf_counter()
    connection.request("GET", urllib.parse.quote(path, safe="/?&=-"), headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status}")
    return (time.perf_counter() - before) * 1000


def main():
    known = accounts()
    host = urllib.parse.urlsplit(URL).netloc
    print("| list | who | median, ms | longest, ms |\n|---|---|---|---|")
    for login, lists in LISTS.items():
        cookie = sign_in(known[login])
        connection = http.client.HTTPConnection(host, timeout=60)
        for name, path in lists:
            times = sorted(measure(connection, path, cookie) for _ in range(TIMES))
            print(f"| {name} | {known[login]['role']} | {times[TIMES // 2]:.1f} | {times[-1]:.1f} |", flush=True)


main()
