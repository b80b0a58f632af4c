#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recomputes due days from reckonings alone.

Reads one reckoning a line on standard input, as `RuleBook.reckon` writes them, and recomputes raw, statutory and
internal due day and the provisional flag from the explanation: length, unit, what was added, rollover, and the
calendar of the days between. Knows no rule file and no calendar. Prints each difference; exits 1 on any.
"""
import calendar
import datetime
import json
import sys

DAY = datetime.timedelta(1)


def recompute(line):
    day = datetime.date.fromisoformat
    start = day(line["startedOn"])
    off = {day(d) for d in line["holidays"]}
    worked = {day(d) for d in line["workdays"]}
    known = set(line["knownYears"])
    asked = set()  # the years of the days that decided

    def working(d):
        asked.add(d.year)
        return d in worked or (d.weekday() < 5 and d not in off)

    for d in off:
        assert d.weekday() < 5, f"holiday {d}"
    for d in worked:
        assert d.weekday() >= 5, f"workday {d}"

    if line.get("namedOn"):
        raw = day(line["namedOn"])
    elif line["unit"] == "calendarDay":
        raw = start + DAY * (line["amount"] + line["extendedBy"] + line["excluding"])
    elif line["unit"] == "workingDay":
        raw, left = start, line["amount"] + line["extendedBy"]
        while left:
            raw += DAY
            left -= working(raw)
    elif line["unit"] == "month":
        months = start.year * 12 + start.month - 1 + line["amount"]
        year, month = divmod(months, 12)
        raw = datetime.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    elif line["unit"] == "prompt":
        raw = start
    else:
        raise ValueError(f"unit {line['unit']}")

    statutory = raw
    while line["rolls"] and not working(statutory):
        statutory += DAY
    internal = raw
    while not working(internal) and internal > start:
        internal -= DAY
    return {
        "rawOn": raw.isoformat(),
        "statutoryDueOn": statutory.isoformat(),
        "internalDueOn": internal.isoformat(),
        "isProvisional": not asked <= known,
    }


def main():
    lines = differences = 0
    for number, text in enumerate(sys.stdin, 1):
        if not text.strip():
            continue
        lines += 1
        try:
            line = json.loads(text)
            found = recompute(line)
            wrong = {k: (line[k], v) for k, v in found.items() if line[k] != v}
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            wrong = {"line": repr(error)}
        if wrong:
            differences += 1
            print(f"{number}: {wrong} in {text.strip()}")
    print(f"{lines} reckonings, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
