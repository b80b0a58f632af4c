#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the demonstration data against itself and against the house rules. Standard library only; exit 1 names every fault."""
import csv
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parents[2]
ORGANISATION = HERE / "Sources/Resources/Organisation"
ROLES = {
    "clerk", "handler", "approver", "reviewer", "mediator", "supervisor", "leader", "secretary", "statistician",
    "systemAdministrator", "securityAdministrator", "auditAdministrator",
}
CHANNELS = {"web", "letter", "visit", "phone", "fax", "hotline", "screening"}
PURPOSES = {"suggestion", "accusation", "claim"}
PATHS = {"p1", "p2", "p3", "p4", "p5", "p6"}
OUTCOMES = {"supported", "explained", "notSupported"}
ADOPTIONS = {"adopted", "partlyAdopted", "notAdopted"}
KINDS = {
    "government", "petitionOffice", "conferenceOffice", "department", "street", "community", "venue", "discipline", "court",
    "procuratorate", "police", "justice", "politicalLegal", "personnel", "stateFirm", "massOrganisation",
}
KINDS_OF_P1 = {"court", "procuratorate", "police", "justice", "politicalLegal"}
MARK = re.compile(r"\{(\w+)\}")

faults = []


def expect(holds, fault):
    if not holds:
        faults.append(fault)


def rows(name):
    with open(ORGANISATION / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def identity_check_holds(number):
    """GB 11643: weights 2^(17-i) modulo 11."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def check_units():
    units = {}
    for row in rows("dongcheng.csv"):
        code = row["code"]
        expect(code not in units, f"unit {code} stands twice")
        expect(row["parent"] in units or (row["level"] in ("district", "city") and not row["parent"]),
               f"unit {code}: parent {row['parent']} does not come before it")
        expect(row["name"] and row["name_en"] and row["name_formal"], f"unit {code}: a name is missing")
        expect(row["kind"] in KINDS, f"unit {code}: kind {row['kind']}")
        units[code] = row
    count = {}
    for row in units.values():
        count[row["level"]] = count.get(row["level"], 0) + 1
    wanted = {"city": 16, "district": 1, "street": 17, "community": 177, "unit": 66, "venue": 37}
    expect(count == wanted, f"units by level: {count}, wanted {wanted}")
    marks = [row["mark"] for row in units.values() if row["mark"]]
    expect(len(marks) == len(set(marks)), "two units share a document mark")
    return units


def check_review_bodies(units):
    for row in rows("review-bodies.csv"):
        expect(row["unit"] in units and row["body"] in units, f"review body {row['unit']},{row['body']}: no such unit")
        expect(row["unit"] != row["body"], f"{row['unit']} reviews itself")


def check_categories():
    categories = {row["code"] for row in rows("categories.csv")}
    expect(len(categories) == len(rows("categories.csv")), "a category code stands twice")
    expect("990000" in categories, "category 990000 is missing")
    return categories


def check_people(units):
    staff = {}
    logins = set()
    people = rows("demo-people.csv")
    for row in people:
        expect(row["login"] not in logins, f"login {row['login']} stands twice")
        logins.add(row["login"])
        expect(row["role"] in ROLES, f"{row['login']}: role {row['role']}")
        expect(row["unit_code"] in units, f"{row['login']}: unit {row['unit_code']}")
        staff.setdefault(row["unit_code"], set()).add(row["role"])
    expect({row["role"] for row in people[:12]} == ROLES, "the first twelve people are not one a role")
    for code, row in units.items():
        expect(row["level"] != "street" or "clerk" in staff.get(code, ()), f"{row['name']} has no clerk")
    return staff


def check_matters(units, categories, staff):
    data = json.loads((ORGANISATION / "demo-matters.json").read_text(encoding="utf-8"))
    for number in data["identityNumbers"]:
        expect(re.fullmatch(r"\d{17}[\dX]", number), f"identity number {number} has the wrong shape")
        expect(not identity_check_holds(number), f"identity number {number} passes its check: it could be somebody's")
    expect(all(re.fullmatch(r"1390000\d{4}", phone) for phone in data["phones"]), "a phone is not 1390000xxxx")

    seen, matters = set(), []
    for template in data["templates"]:
        name = template["id"]
        expect(name not in seen, f"template {name} stands twice")
        seen.add(name)
        check_template(template, units, categories, staff)
        for variant in template["variants"]:
            matters.append(check_variant(template, variant, units))

    titles = [title for title, _ in matters]
    expect(len(titles) == len(set(titles)), "two matters have the same title: "
           + "、".join(sorted({title for title in titles if titles.count(title) > 1})))
    channels = {variant["channel"] for template in data["templates"] for variant in template["variants"]}
    expect(channels == CHANNELS, f"channels {channels} instead of {CHANNELS}")
    purposes = {template["purpose"] for template in data["templates"]}
    expect(purposes == PURPOSES, f"purposes {purposes} instead of {PURPOSES}")
    expect({template.get("path") for template in data["templates"]} - {None} == PATHS, "a path has no template")
    return len(seen), len(matters)


def check_template(template, units, categories, staff):
    name, purpose, path = template["id"], template["purpose"], template.get("path")
    expect(purpose in PURPOSES, f"{name}: purpose {purpose}")
    expect(path in PATHS if purpose == "claim" else path is None, f"{name}: path {path} for {purpose}")
    expect(template["category"] in categories, f"{name}: category {template['category']}")
    expect(not re.search(r"20\d\d年", json.dumps(template, ensure_ascii=False).replace("〔20", "")),
           f"{name}: a year in the text, but the demonstration moves with its clock")
    for unit in {variant["unit"] for variant in template["variants"]}:
        expect(unit in units, f"{name}: unit {unit}")
        if path in (None, "p5", "p6") and unit in units:
            expect({"handler", "approver"} <= staff.get(unit, set()), f"{name}: nobody handles or approves in {unit}")
        if path == "p1" and unit in units:
            expect(units[unit]["kind"] in KINDS_OF_P1, f"{name}: path P1 leads to {unit}")
        if purpose == "accusation" and unit in units:
            expect(units[unit]["kind"] == "discipline", f"{name}: an accusation leads to {unit}")
    if purpose == "claim" and path in ("p5", "p6"):
        expect(template["opinion"]["bases"], f"{name}: an opinion without basis")
        expect(all(claim["outcome"] in OUTCOMES for claim in template["claims"]), f"{name}: outcome")
        expect((path == "p5") == ("remedy" in template["opinion"]), f"{name}: P5 names its remedy, P6 leaves it to the letter")
        if path == "p6":
            expect("法院" not in json.dumps(template["opinion"], ensure_ascii=False), f"{name}: a P6 opinion names a court")
    if purpose == "claim" and path not in ("p5", "p6"):
        expect(all(template["guidance"].values()), f"{name}: no guidance for {path}")
    if purpose == "suggestion":
        expect(template["adoption"] in ADOPTIONS, f"{name}: adoption")


def check_variant(template, variant, units):
    name, street, community = template["id"], variant["street"], variant["community"]
    expect(units.get(street, {}).get("level") == "street", f"{name}: street {street}")
    expect(units.get(community, {}).get("parent") == street, f"{name}: community {community} is not in {street}")
    known = set(variant["words"])

    def filled(text):
        missing = set(MARK.findall(text)) - known
        expect(not missing, f"{name}: no words for {missing}")
        return MARK.sub(lambda mark: variant["words"].get(mark.group(1), ""), text)

    def walk(value):
        if isinstance(value, str):
            filled(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key != "variants":
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(template)
    facts = filled(template["facts"])
    expect(120 <= len(facts) <= 600, f"{name}: facts of {len(facts)} characters")
    persons, representatives = variant["persons"], variant["representatives"]
    expect(variant["channel"] in CHANNELS, f"{name}: channel {variant['channel']}")
    expect(variant["address"], f"{name}: no address")
    expect(1 <= representatives <= min(5, persons), f"{name}: {representatives} representatives of {persons}")
    return filled(template["title"]), facts


units = check_units()
check_review_bodies(units)
categories = check_categories()
staff = check_people(units)
templates, matters = check_matters(units, categories, staff)
for fault in faults:
    print(fault, file=sys.stderr)
print(f"{len(units)} units, {len(categories)} categories, {templates} templates for {matters} matters: "
      + ("all hold" if not faults else f"{len(faults)} faults"))
sys.exit(1 if faults else 0)
