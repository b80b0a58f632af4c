# SPDX-License-Identifier: Apache-2.0
"""One matter through all hands: registered, transferred, accepted, handled, approved, served, rated, reviewed."""
import pathlib
import time

import pytest
from playwright.sync_api import expect

from cast import OPINION, UNIT, today
from filing import a_photograph, filed
from people import Clerk, Person

# The government above the unit: the reviewer's.
DISTRICT = "110101"
REVIEW = {"outcome": "upheld", "facts": "经复查，原处理意见认定的事实清楚。", "basis": "《信访工作条例》第三十五条",
          "opinion": "原处理意见正确，予以维持。"}


def served(clerk: Clerk, number: str) -> None:
    """Proves service. The letter is made by the worker a moment after the approval, and until then the act says so."""
    proof = {"method": "inPerson", "servedOn": today(), "proof": "当面送达，本人签收。"}
    for _ in range(60):
        clerk.open(f"/desk/matters/{number}")
        with clerk.tab.expect_navigation():
            clerk.tab.locator("main a[href$='/service']").first.click()
        clerk.answer(proof)
        clerk.send()
        if "done=" in clerk.tab.url:
            return
        time.sleep(0.5)
    raise AssertionError(clerk.faults())


def test_a_matter_goes_through_all_hands(petitioner: Person, staff, tmp_path: pathlib.Path) -> None:
    number, code = filed(petitioner, a_photograph(tmp_path))

    clerk = staff("clerk")
    clerk.act(number, "classification", {"purpose": "claim", "grade": "ordinary"})
    clerk.act(number, "transfer", {"unit": UNIT})
    assert not clerk.is_offered(number, "transfer")

    handler = staff("handler", language="en")
    handler.act(number, "receipt")
    handler.act(number, "acceptance", {"path": "p6", "hasNoInterest": "yes"})
    handler.act(number, "contact", {"account": "电话联系本人，约定入户时间。"})
    handler.act(number, "opinion", OPINION)
    assert not handler.is_offered(number, "opinion-approval")

    approver = staff("approver")
    approver.act(number, "opinion-return", {"reason": "请写明更换阀门的日期。"})
    handler.act(number, "opinion", {"opinion": OPINION["opinion"] + "更换日期为今天。"})
    approver.act(number, "opinion-approval")
    served(handler, number)

    petitioner.open("/follow")
    petitioner.answer({"number": number, "code": code})
    petitioner.send()
    letters = petitioner.tab.locator("main a[href^='/follow/letters/']:not([href$=paper])")
    assert letters.count() >= 3
    texts = []
    for place in [letter.get_attribute("href") for letter in letters.all()]:
        petitioner.open(place or "")
        texts.append(petitioner.tab.locator("body").inner_text())
    assert any("更换日期为今天" in text for text in texts)

    petitioner.open("/follow/matter")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main a[href='/follow/rating']").click()
    petitioner.step("/follow/rating", {"satisfaction": "satisfied", "words": "家里暖和了。"},
                    "/follow/matter")
    assert petitioner.tab.locator("main a[href='/follow/rating']").count() == 0

    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main a[href='/follow/review']").click()
    # What is missing is told at once.
    petitioner.send()
    assert petitioner.tab.locator(".faults li").count() == 2
    petitioner.step("/follow/review", {"unit": DISTRICT, "grounds": "只热了一天，又不热了。请上一级再看一遍。"}, "/follow/matter")
    assert petitioner.tab.locator("main a[href='/follow/review']").count() == 0

    reviewer = staff("reviewer")
    expect(reviewer.tab.locator("main")).to_contain_text(number)
    reviewer.act(number, "review-acceptance", {"hasNoInterest": "yes"})
    reviewer.act(number, "review-opinion", REVIEW)
    staff("approver-district").act(number, "review-opinion-approval")
    served(reviewer, number)
    petitioner.open("/follow/matter")
    petitioner.sees("复查意见已经送达")
    assert petitioner.tab.locator("main a[href='/follow/review']").count() == 1


@pytest.mark.parametrize("account, others", [("clerk", ["acceptance", "opinion-approval"]), ("mediator", ["transfer"])])
def test_nobody_is_offered_what_belongs_to_another(staff, cast, account: str, others: list[str]) -> None:
    person = staff(account)
    answer = person.tab.goto(f"/desk/matters/{cast.fresh}")
    if account == "mediator":
        assert answer.status == 404
        return
    for noun in others:
        assert person.tab.locator(f"main a[href$='/{noun}']").count() == 0
