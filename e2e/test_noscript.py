# SPDX-License-Identifier: Apache-2.0
"""With scripts off everything still works: the whole way of a petitioner, and of a clerk."""
import pathlib

from playwright.sync_api import Browser

from cast import UNIT
from district import District
from filing import a_photograph, filed
from people import Clerk, Person


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
                  "facts": "幼儿园门口的马路没有斑马线，接送孩子时车很多，家长都很担心。", "claim": "请画斑马线。", "purpose": "claim",
                  "readBack": "yes"})
    clerk.send()
    assert clerk.path.endswith("/slip"), clerk.faults()
    number = clerk.tab.locator("main .big").first.inner_text()
    clerk.act(number, "transfer", {"unit": UNIT})
    clerk.close()
