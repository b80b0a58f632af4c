# SPDX-License-Identifier: Apache-2.0
"""With scripts off everything still works: the whole way of a petitioner, and of a clerk."""
import pathlib

import pytest
from playwright.sync_api import Browser

from cast import UNIT, Cast
from district import District
from filing import a_photograph, filed
from pages import PAGES, Shown
from people import Clerk, Person
from scenes import Scene
from stage import Stage


def test_a_petitioner_files_and_follows(browser: Browser, district: District, tmp_path: pathlib.Path) -> None:
    person = Person(browser, district.address, scripts=False)
    number, code = filed(person, a_photograph(tmp_path))
    person.open("/follow")
    person.step("/follow", {"number": number, "code": code}, "/follow/matter")
    with person.tab.expect_navigation():
        person.tab.locator("main a[href='/follow/material']").click()
    person.step("/follow/material", {"text": "又冷了两度。"}, "/follow/matter")
    person.close()


def test_a_clerk_registers_and_transfers(browser: Browser, district: District) -> None:
    clerk = Clerk(browser, district.address, scripts=False).sign_in("clerk")
    clerk.open("/desk/register")
    clerk.answer({"channel": "visit", "name": "赵小满", "subject": "幼儿园门口没有斑马线",
                  "facts": "幼儿园门口的马路没有斑马线，接送孩子时车很多，家长都很担心。", "claim": "请画斑马线。", "purpose": "claim"})
    clerk.send()
    assert clerk.path.endswith("/slip"), clerk.faults()
    number = clerk.tab.locator("main .big").first.inner_text()
    clerk.act(number, "transfer", {"unit": UNIT})
    clerk.close()


@pytest.mark.parametrize("shown", [shown for shown in PAGES if not shown.before and shown.kind == "page"],
                         ids=lambda shown: shown.name)
def test_no_button_waits_for_a_script(stage: Stage, cast: Cast, shown: Shown) -> None:
    """A control that only a script can serve is not shown without one."""
    tab = stage.play(Scene(shown, 820, "zh-Hans", "scriptless")).tab
    dead = tab.locator("button[type=button]:visible, a[href='#']:visible, a[href^='javascript']")
    assert dead.count() == 0
