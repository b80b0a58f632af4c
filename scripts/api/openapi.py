#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds an OpenAPI document to its standard, and to what this project promises about people.

Usage: openapi.py FILE. It prints what is wrong and ends with 1, or prints how many operations it saw.
"""
import json
import sys

from openapi_spec_validator import validate


def main(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    validate(document)
    faults = []
    operations = [
        (verb, address, operation)
        for address, item in document["paths"].items()
        for verb, operation in item.items()
    ]
    names = [operation["operationId"] for _, _, operation in operations]
    faults += [f"the operation {name} is declared twice" for name in set(names) if names.count(name) > 1]
    for verb, address, operation in operations:
        for status in ("401", "403", "404", "429", "503"):
            if status not in operation["responses"]:
                faults.append(f"{verb} {address} does not declare {status}")
    # There is no page of a person and no count of a person's filings.
    for address in document["paths"]:
        for word in ("person", "persons", "petitioner", "petitioners", "party", "parties", "filer", "filers"):
            if f"/{word}" in address:
                faults.append(f"{address} is an address of people")
    text = json.dumps(document["components"]["schemas"])
    for word in ("filingCount", "filingsOfPerson", "petitionerId", "score", "watch"):
        if f'"{word}"' in text:
            faults.append(f"a schema holds {word}")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(operations)} operations")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
