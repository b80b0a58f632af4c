#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Sources/Resources/Rules/calendars/YEAR.json from the PyPI package chinesecalendar (MIT).

    pip install chinesecalendar==1.11.0
    scripts/calendars/make.py                      write 2011 to 2026
    scripts/calendars/make.py --check              write nothing, exit 1 when a file differs
    scripts/calendars/make.py --csv DAYS.csv       also compare with a table of date,weekday,is_workday

A file holds what its year's notice changes against Monday to Friday: days of the December before that the notice moved
(2018-12-29 and 2018-12-31 belong to the notice for 2019) stand with it.
"""
import argparse
import csv
import datetime
import json
import pathlib
import sys

import chinese_calendar
from chinese_calendar import Holiday
from chinese_calendar.constants import holidays, workdays

FIRST, LAST = 2011, 2026

# Where the notices of the State Council's general office stand.
NOTICES = {
    2011: ["2010-12/10/content_1423.htm"],
    2012: ["2011-12/06/content_1411.htm"],
    2013: ["2012-12/10/content_1353.htm"],
    2014: ["2014-01/02/content_1194.htm"],
    2015: ["2014-12/16/content_9302.htm", "2015-05/13/content_9742.htm"],
    2016: ["2015-12/10/content_10394.htm"],
    2017: ["2016-12/01/content_5141603.htm"],
    2018: ["2017-11/30/content_5243579.htm"],
    2019: ["2018-12/06/content_5346276.htm", "2019-03/22/content_5375877.htm"],
    2020: ["2019-11/21/content_5454164.htm", "2020-01/27/content_5472352.htm"],
    2021: ["2020-11/25/content_5564127.htm"],
    2022: ["2021-10/25/content_5644835.htm"],
    2023: ["2022-12/08/content_5730844.htm"],
    2024: ["202310/content_6911528.htm"],
    2025: ["202411/content_6986383.htm"],
    2026: ["202511/content_7047091.htm"],
}

# Working days a year, counted by hand from the notices.
WORKING_DAYS = {2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}


def notice_year(day, name):
    """The year whose notice set this day."""
    return day.year + 1 if day.month == 12 and name == Holiday.new_years_day.value else day.year


def calendar(year):
    off = sorted(d for d, name in holidays.items() if notice_year(d, name) == year and d.weekday() < 5)
    worked = sorted(d for d, name in workdays.items() if notice_year(d, name) == year and d.weekday() >= 5)
    return {
        "year": year,
        "source": "PyPI chinesecalendar 1.11.0",
        "notices": ["https://www.gov.cn/zhengce/zhengceku/" + path for path in NOTICES[year]],
        "holidays": [d.isoformat() for d in off],
        "workdays": [d.isoformat() for d in worked],
    }


def compare(calendars, is_workday, days):
    """The days on which the calendars and another opinion differ."""
    off = {d for c in calendars for d in c["holidays"]}
    worked = {d for c in calendars for d in c["workdays"]}
    for day in days:
        name = day.isoformat()
        ours = name in worked or (day.weekday() < 5 and name not in off)
        if ours != is_workday(day):
            yield name


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, default=root / "Sources/Resources/Rules/calendars")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--csv", type=pathlib.Path)
    arguments = parser.parse_args()

    calendars = [calendar(year) for year in range(FIRST, LAST + 1)]
    first, last = datetime.date(FIRST, 1, 1), datetime.date(LAST, 12, 31)
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    faults = [f"{day} differs from is_workday" for day in compare(calendars, chinese_calendar.is_workday, days)]
    for year, expected in WORKING_DAYS.items():
        counted = sum(chinese_calendar.is_workday(day) for day in days if day.year == year)
        if counted != expected:
            faults.append(f"{year} has {counted} working days, the notice gives {expected}")
    if arguments.csv:
        with open(arguments.csv, newline="", encoding="utf-8") as file:
            table = {row["date"]: row["is_workday"] == "1" for row in csv.DictReader(file)}
        listed = [day for day in days if day.isoformat() in table]
        faults += [f"{d} differs from {arguments.csv}" for d in compare(calendars, lambda d: table[d.isoformat()], listed)]
        print(f"{len(listed)} days compared with {arguments.csv}")

    for each in calendars:
        path = arguments.out / f"{each['year']}.json"
        text = json.dumps(each, ensure_ascii=False, indent=2) + "\n"
        if arguments.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                faults.append(f"{path} is not what this script writes")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(calendars)} years, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
