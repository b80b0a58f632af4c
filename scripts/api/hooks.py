# SPDX-License-Identifier: Apache-2.0
"""Leads schemathesis past the door: what it makes up is kept, but good requests go to proceedings that exist.

Ids that are made up are hardly ever there, and the answer would be 404 nearly always. Where the made-up path is well formed, a proceeding
that is open to the act takes its place, with its present version; units and categories become real ones every other time; and each
creation gets a key of its own, since a key that comes twice is refused as it should be.
"""
import itertools
import json
import os
import urllib.error
import urllib.request

import schemathesis

SERVER = os.environ["FENGQIAO_API_SERVER"]
# Of its own: what is asked here counts against no limit of what is tested.
TOKEN = os.environ["FENGQIAO_API_ASKING"]
CATEGORIES = os.environ["FENGQIAO_API_CATEGORIES"].split(",")
counter = itertools.count(1)


def ask(path):
    request = urllib.request.Request(SERVER + path, headers={"Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


class District:
    """What is there to act on, asked once and used up."""

    def __init__(self):
        self.units = [unit["code"] for unit in ask("/api/v1/units")["units"] if not unit["isClosed"]]
        self.matters = []
        self.by_verb = {}
        for group in ask("/api/v1/work")["groups"]:
            items = group["items"][:12]
            if not items:
                continue
            self.matters += [item["matter"] for item in items]
            # Those of one group stand at one stage and are open to the same acts.
            verbs = [act["verb"] for act in ask(f"/api/v1/proceedings/{items[0]['proceeding']}/acts")["acts"]]
            for verb in verbs:
                self.by_verb.setdefault(verb, []).extend(item["proceeding"] for item in items)

    def proceeding(self, verb, turn):
        open_to_it = self.by_verb.get(verb) or [ids[0] for ids in self.by_verb.values()]
        return open_to_it[turn % len(open_to_it)]


district = District()


def is_positive(case, part):
    components = case.meta.components if case.meta else {}
    return all(info.mode.is_positive for name, info in components.items() if name.value == part)


@schemathesis.hook
def before_call(context, case, kwargs):
    turn = next(counter)
    path = case.path_parameters or {}
    if is_positive(case, "path"):
        if "proceeding" in path:
            path["proceeding"] = district.proceeding(case.operation.path.rsplit("/", 1)[-1], turn)
        if "matter" in path:
            path["matter"] = district.matters[turn % len(district.matters)]
    if is_positive(case, "header") and case.headers is not None:
        if "If-Match" in case.headers and "proceeding" in path and turn % 4:
            try:
                case.headers["If-Match"] = f'"v{ask("/api/v1/proceedings/" + path["proceeding"])["version"]}"'
            except urllib.error.HTTPError:
                pass  # An earlier act moved it out of sight; the made-up version will do.
        if "Idempotency-Key" in case.headers:
            case.headers["Idempotency-Key"] = f"{turn}-{case.headers['Idempotency-Key']}"[:200]
    if turn % 2 and isinstance(case.body, dict) and is_positive(case, "body"):
        # A made-up day lies before the receipt or in the future nearly always.
        case.body.pop("effectiveOn", None)
        for name in ("unit", "suggestedUnit", "place"):
            if isinstance(case.body.get(name), str):
                case.body[name] = district.units[turn % len(district.units)]
        if isinstance(case.body.get("category"), str):
            case.body["category"] = CATEGORIES[turn % len(CATEGORIES)]
