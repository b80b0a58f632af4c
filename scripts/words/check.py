#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words in their place: English that stands in code or in the script instead of a locale file, words that no code asks for, and keys that
one language lacks. Chinese in code is found by ArchitectureTests; English too long for its place by e2e. Standard library only; exit 1
names every fault."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parents[2]
WEB = HERE / "Sources/Web"
LOCALES = HERE / "Sources/Resources/Locales"
# Whole words that are the same in every language.
SAME = {"PDF", "DOCX", "MB", "Ctrl", "Enter", "Esc", "URL", "API"}
# Attributes that people see or hear.
SAID = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")
# Where English shows the Chinese word itself: the name of the language, and what stands on a paper.
SHOWS_CHINESE = {("common", "chinese"), ("portal", "letterCheck", "numberHint")}
# What an interpolation leaves behind.
GAP = "\x00"


def literals(text):
    """Every literal of a Swift file with its line; interpolations become gaps, and their own literals come by themselves."""
    found, place, line = [], 0, 1

    def code(end):
        nonlocal place, line
        depth = 0
        while place < len(text):
            if text.startswith("//", place):
                place = text.find("\n", place) if "\n" in text[place:] else len(text)
            elif text[place] == '"':
                literal()
            else:
                char = text[place]
                line += char == "\n"
                depth += (char == "(") - (char == ")")
                place += 1
                if end and depth < 0:
                    return

    def literal():
        nonlocal place, line
        mark = '"""' if text.startswith('"""', place) else '"'
        start, said = line, []
        place += len(mark)
        while not text.startswith(mark, place):
            if text.startswith("\\(", place):
                place += 2
                said.append(GAP)
                code(end=True)
            elif text[place] == "\\":
                said.append("" if text[place + 1] == "\n" else text[place + 1].replace("n", " "))
                line += text[place + 1] == "\n"
                place += 2
            else:
                line += text[place] == "\n"
                said.append(text[place])
                place += 1
        place += len(mark)
        found.append((start, "".join(said)))

    code(end=False)
    return found


def spoken(markup):
    """The words of a piece of HTML that somebody reads."""
    texts = SAID.findall(markup)
    # A piece may begin inside a tag or end in one.
    plain = re.sub(r"<[^>]*>", GAP, re.sub(r"^[^<>]*>|<[^<>]*$", GAP, markup))
    texts += plain.split(GAP)
    return [text for text in texts if any(word not in SAME for word in WORD.findall(re.sub(r"&\w+;", "", text)))]


def in_code():
    """English between the tags of a template."""
    for file in sorted(WEB.rglob("*.swift")):
        for line, text in literals(file.read_text(encoding="utf-8")):
            if re.search(r"<[a-z]", text):
                for said in spoken(text):
                    yield f"{file.relative_to(HERE)}:{line} says “{said.strip()}”"
    script = HERE / "Sources/Resources/Assets/site.js"
    for number, line in enumerate(script.read_text(encoding="utf-8").splitlines(), 1):
        for said in re.findall(r"""(?:textContent|innerHTML|title|alert\()\s*=?\s*["'`]([^"'`]*)""", line):
            if set(WORD.findall(re.sub(r"\$\{(?:[^{}]|\{[^}]*\})*\}", GAP, said))) - SAME:
                yield f"{script.relative_to(HERE)}:{number} says “{said}”"


def leaves(tree, path=()):
    """Every text of a locale file with its key."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), " ".join(value) if isinstance(value, list) else value


def unused(keys):
    """Keys of which no code speaks. Of a list of words for codes the list itself is asked for; the tests hold its codes to the law."""
    files = [file for room in ("Web", "Casework", "fengqiao") for file in (HERE / "Sources" / room).rglob("*.swift")]
    code, lists = [], set()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if declared := re.fullmatch(r"\s*package let ([\w, ]+): (Lexicon|\[String: Lexicon\]|.*)", line):
                if "Lexicon" in declared[2]:
                    lists.update(name.strip() for name in declared[1].split(","))
            else:
                code.append(line)
    asked = set(re.findall(r"\.`?(\w+)", "\n".join(code)))
    for key in keys:
        place = next((place for place, name in enumerate(key) if name in lists), len(key) - 1)
        name = key[place - 1] if key[place] in ("one", "other") else key[place]
        if name not in asked:
            yield f"nothing asks for {'.'.join(key)}"


def main():
    """Prints what is wrong."""
    chinese, english = (dict(leaves(json.loads((LOCALES / f"{name}.json").read_text(encoding="utf-8"))))
                        for name in ("zh-Hans", "en"))
    faults = [*in_code(), *unused(chinese)]
    faults += [f"{'.'.join(key)} is not in {language}.json"
               for language, mine, other in (("en", english, chinese), ("zh-Hans", chinese, english))
               for key in other if key not in mine and key[-1] not in ("one", "other")]
    faults += [f"{'.'.join(key)} is Chinese in en.json: {text}" for key, text in english.items()
               if re.search(r"[\u4e00-\u9fff]", text) and key not in SHOWS_CHINESE]
    print("\n".join(faults) if faults else f"{len(chinese)} texts, each in its place")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
