# SPDX-License-Identifier: Apache-2.0
"""The administrators: people, roles, units, and the clock of the demonstration."""
import pathlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from district import District
from people import Clerk


@pytest.fixture(scope="module")
def elsewhere(seed: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """A district of its own: here time is moved, which ends what others are doing."""
    district = District(seed, tmp_path_factory.mktemp("elsewhere"))
    yield district
    district.close()


def test_one_administrator_adds_a_person_and_another_gives_the_role(staff, browser: Browser, district: District) -> None:
    system = staff("system")
    system.open("/desk/people")
    with system.tab.expect_navigation():
        system.tab.locator("main a[href='/desk/people/new']").click()
    system.answer({"account": "anzhou", "name": "周宁", "password": "a long enough secret"})
    system.send()
    assert system.path == "/desk/people", system.faults()
    system.sees("anzhou")
    security = staff("security")
    security.open("/desk/people/anzhou")
    security.answer({"unit": "110101-CGW", "role": "handler"})
    security.send()
    newcomer = Clerk(browser, district.address)
    newcomer.open("/desk/sign-in")
    newcomer.answer({"account": "anzhou", "password": "a long enough secret"})
    newcomer.send()
    # The password is known to whoever gave it, so it is changed before anything else.
    assert newcomer.path == "/desk/account"
    newcomer.answer({"present": "a long enough secret", "newPassword": "another, of my own"})
    newcomer.send()
    assert newcomer.path == "/desk", newcomer.faults()
    assert newcomer.tab.locator("main .group").count() > 0
    newcomer.close()


def test_units_are_listed_with_their_staff(staff) -> None:
    system = staff("system")
    system.open("/desk/units")
    counted = 0
    while True:
        counted += system.tab.locator("main tbody tr").count()
        further = system.tab.locator("main a[rel=next]")
        if not further.count():
            break
        with system.tab.expect_navigation():
            further.click()
    assert counted > 250


def overdue(clerk: Clerk) -> int:
    """What my work counts as overdue; the number leads to the matters, and says so to who listens."""
    return int(clerk.tab.locator(".counts dd").nth(1).inner_text().split()[0])


def test_days_pass_and_more_is_overdue(browser: Browser, elsewhere: District) -> None:
    clerk = Clerk(browser, elsewhere.address).sign_in("clerk")
    before = overdue(clerk)
    clerk.close()
    system = Clerk(browser, elsewhere.address).sign_in("system")
    system.tab.fill("#demo-days", "5")
    with system.tab.expect_navigation():
        system.tab.locator("form[action='/demo/clock'] button").click()
    system.close()
    clerk = Clerk(browser, elsewhere.address).sign_in("clerk")
    assert overdue(clerk) > before
    clerk.close()
