#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/generated/rules.md: each rule of the petition Regulations, the code that holds it and the tests that prove it.

    scripts/rules/list.py           write the document
    scripts/rules/list.py --check   fail when it is stale, or when a rule is named by no code or proved by no test

Code names a rule by its id beside the article, in a comment or as the article of a refusal. A test proves one by its name or by what it expects:
a comment proves nothing, and neither does a span such as `R-184 to R-189`, of which the two ends alone are read.
"""

import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = PROJECT / "docs" / "generated" / "rules.md"

# The rules of intake, routing, paths, handling, review, order and rating, with the article of 信访工作条例 that each stands under.
RULES = {
    "R-110": "17", "R-111": "18(1)", "R-114": "18(4)",
    "R-120": "19(1)", "R-121": "19(2)", "R-122": "19(3)", "R-123": "20(1)", "R-124": "20(2)", "R-125": "20(3)",
    "R-126": "21(2)", "R-127": "21(2)", "R-128": "21(2)", "R-129": "21(2)",
    "R-130": "22", "R-131a": "22(1)", "R-131b": "22(2)", "R-131c": "22(3)", "R-131d": "22(4)", "R-131e": "22(4), 30",
    "R-131f": "22", "R-131g": "22", "R-131h": "22",
    "R-132": "23(1)", "R-133": "23(2)", "R-134": "23(3)", "R-135": "23(3)", "R-136": "23", "R-137": "24(1)",
    "R-138": "24(2)",
    "R-140": "25", "R-141": "26", "R-142": "47", "R-143": "27", "R-144": "28(2)", "R-145": "28(3)",
    "R-150": "29", "R-160": "30(1)-(2)", "R-161": "30(3), 46(5)",
    "R-170": "31", "R-171": "31", "R-172": "31", "R-173": "disclosure of information, 39",
    "R-180": "32(1)", "R-181": "32(2)", "R-182": "33", "R-183": "34", "R-184": "35", "R-185": "36(1)",
    "R-186": "36(2)", "R-187": "36(3)", "R-188": "35, 36", "R-189": "35, 36", "R-190": "35, 36", "R-191": "35",
    "R-192": "37(1)", "R-193": "37(2)", "R-194": "37(3)",
    "R-202": "40(1)", "R-210": "42-47",
    "R-220": "simple procedure", "R-221": "simple procedure", "R-222": "simple procedure",
    "R-230": "31", "R-240": "rating",
}

# Rules of the same ranges that ask for something which is not built here, and why.
ELSEWHERE = {
    "R-112": "18(2): reading, receiving and taking cases by leaders are acts of the reception day",
    "R-113": "18(3): joint reception is a session of several units, not an act on a matter",
}

NAMED = re.compile(r"R-\d{3}[a-h]?(?![0-9a-z])")
COMMENT = re.compile(r"^\s*//.*$|\s//.*$", re.MULTILINE)


def ids(text):
    """Every rule that a text names."""
    yield from NAMED.findall(text)


def places(folder, *, proofs=False):
    """Rule id to the files that name it; of a test what is not a comment."""
    found = {}
    for path in sorted((PROJECT / folder).rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        for rule in set(ids(COMMENT.sub("", text) if proofs else text)):
            found.setdefault(rule, []).append(path.relative_to(PROJECT / folder).as_posix())
    return found


def document():
    code, tests = places("Sources"), places("Tests", proofs=True)
    lines = [
        "# Rules",
        "",
        "Written by `scripts/rules/list.py` from the sources: each rule, its article, the code and the tests that name it.",
        "",
        "| rule | article | code | tests |",
        "|---|---|---|---|",
    ]
    missing = []
    for rule, article in RULES.items():
        held, proved = code.get(rule, []), tests.get(rule, [])
        if not held:
            missing.append(f"{rule} in no code")
        if not proved:
            missing.append(f"{rule} in no test")
        lines.append(f"| {rule} | {article} | {shown(held)} | {shown(proved)} |")
    lines += ["", "Not here:", ""]
    lines += [f"- {rule} ({why})" for rule, why in ELSEWHERE.items()]
    return "\n".join(lines) + "\n", missing


def shown(paths):
    return "<br>".join(f"`{path}`" for path in paths) or "—"


def main():
    text, missing = document()
    if "--check" in sys.argv[1:]:
        present = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
        if present != text:
            sys.exit(f"{DOCUMENT.relative_to(PROJECT)} is stale; run `make docs` and read the difference")
    else:
        DOCUMENT.write_text(text, encoding="utf-8")
    if missing:
        sys.exit("named nowhere: " + ", ".join(missing))


main()
