# SPDX-License-Identifier: Apache-2.0
"""People for the journeys. Each test has its own; they leave when it ends."""
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from district import District
from people import Clerk, Person

Staff = Callable[..., Clerk]


@pytest.fixture
def petitioner(browser: Browser, district: District) -> Iterator[Person]:
    """Somebody with something to say."""
    person = Person(browser, district.address)
    yield person
    person.close()


@pytest.fixture
def staff(browser: Browser, district: District) -> Iterator[Staff]:
    """Gives a member of the staff who has signed in."""
    there: list[Clerk] = []

    def sign_in(account: str, language: str = "zh-Hans", scripts: bool = True) -> Clerk:
        there.append(Clerk(browser, district.address, language, scripts).sign_in(account))
        return there[-1]

    yield sign_in
    for person in there:
        person.close()
