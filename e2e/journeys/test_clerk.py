# SPDX-License-Identifier: Apache-2.0
"""The clerk: a letter is registered without the mouse, and seen again when it comes twice."""
import pytest
from playwright.sync_api import expect

from people import Clerk

# The keys a practised clerk needs besides the text of the letter itself. Under 60 seconds at three a second leaves room for the text.
MOST_KEYS = 60


class Keys:
    """The clerk's hands: counts every key that is not a letter of the text."""

    def __init__(self, clerk: Clerk) -> None:
        self.board = clerk.tab.keyboard
        self.tab = clerk.tab
        self.count = 0

    def press(self, key: str, times: int = 1) -> None:
        """A key, so many times."""
        for _ in range(times):
            self.board.press(key)
            self.count += 1

    def type(self, text: str) -> None:
        """Text of the letter, which has to be typed whatever the page is like."""
        self.board.insert_text(text)

    def to(self, name: str) -> None:
        """Tabs on to a field."""
        for _ in range(60):
            if self.tab.evaluate("document.activeElement.name") == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    def choose(self, name: str, value: str) -> None:
        """Tabs to a row of choices and goes along it with the arrows."""
        self.to(name)
        for _ in range(12):
            if self.tab.evaluate("document.activeElement.value") == value:
                break
            self.press("ArrowRight")
        if not self.tab.evaluate("document.activeElement.checked"):
            self.press("Space")
        assert self.tab.locator(f"[name={name}]:checked").get_attribute("value") == value


def register(keys: Keys, subject: str, facts: str) -> None:
    """From my work to the registered letter."""
    keys.press("g")
    with keys.tab.expect_navigation():
        keys.press("r")
    keys.choose("channel", "letter")
    keys.to("name")
    keys.type("李大海")
    keys.to("phone")
    keys.type("13900005678")
    keys.to("address")
    keys.type("柳荫胡同12号")
    keys.to("subject")
    keys.type(subject)
    keys.to("facts")
    keys.type(facts)
    keys.to("claim")
    keys.type("请拆除私自搭建的棚子。")
    keys.choose("purpose", "claim")
    with keys.tab.expect_navigation():
        keys.press("Control+Enter")


def test_a_letter_is_registered_by_keyboard_only(staff) -> None:
    clerk = staff("clerk")
    keys = Keys(clerk)
    register(keys, "胡同里私搭棚子挡住消防通道", "邻居在胡同口私自搭了一个铁皮棚子，消防车进不来，已经半年了，找过居委会没有结果。")
    assert clerk.path.endswith("/slip"), clerk.faults()
    assert clerk.tab.locator("main .big").count() == 2
    assert keys.count <= MOST_KEYS, f"{keys.count} keys"


def test_a_repeat_is_shown_and_the_clerk_decides(staff) -> None:
    clerk = staff("clerk")
    letter = ("东花园树枝压到电线", "东花园小区三号楼前的大树没有人修剪，树枝压在电线上，下雨就冒火花，老人小孩都不敢从下面走。")
    register(Keys(clerk), *letter)
    number = clerk.tab.locator("main .big").first.inner_text()
    clerk.open("/desk")
    register(Keys(clerk), *letter)
    assert clerk.path == "/desk/register"
    clerk.sees(number)
    clerk.answer({"repeatOf": number})
    clerk.send()
    assert clerk.path == f"/desk/matters/{number}"


def test_the_next_letter_can_follow_at_once(staff) -> None:
    clerk = staff("clerk")
    clerk.open("/desk/register")
    clerk.answer({"channel": "letter", "subject": "公园长椅坏了三张", "facts": "中心公园东门里的长椅坏了三张，木条上有钉子，容易伤人。",
                  "claim": "请修好长椅。", "purpose": "claim"})
    with clerk.tab.expect_navigation():
        clerk.tab.locator("button[name=next]").click()
    assert "done=" in clerk.tab.url, clerk.faults()
    assert clerk.tab.locator("[name=subject]").input_value() == ""
    assert clerk.tab.locator("[name=channel]:checked").input_value() == "letter"
    assert clerk.tab.evaluate("document.activeElement.name") == "channel"


def test_five_letters_follow_each_other_by_one_key(staff) -> None:
    clerk = staff("clerk")
    clerk.open("/desk/register")
    clerk.answer({"channel": "letter", "subject": "北门路灯又不亮了", "facts": "北门外的两盏路灯入冬以后一直不亮，晚上摔了两个人。",
                  "claim": "请修好路灯。", "purpose": "claim"})
    with clerk.tab.expect_navigation():
        clerk.tab.keyboard.press("Control+Shift+Enter")
    assert "done=" in clerk.tab.url and "channel=letter" in clerk.tab.url, clerk.faults()


@pytest.mark.parametrize("has_left", [False, True])
def test_what_is_registered_does_not_come_back_as_a_draft(staff, has_left: bool) -> None:
    clerk = staff("clerk")
    clerk.open("/desk/register")
    clerk.answer({"channel": "letter", "subject": f"电梯停了{3 + has_left}天", "facts": "五号楼的电梯停了好几天，老人下不了楼，物业不接电话。",
                  "claim": "请修好电梯。", "purpose": "claim"})
    # A line that is slower than a click: what is kept on the way out is stored while the form itself is under way.
    line = clerk.tab.context.new_cdp_session(clerk.tab)
    line.send("Network.emulateNetworkConditions",
              {"offline": False, "latency": 150, "downloadThroughput": -1, "uploadThroughput": -1})
    if has_left:
        clerk.tab.evaluate("document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))")
    with clerk.tab.expect_navigation():
        clerk.tab.locator("button[name=next]").click(delay=100)
    assert "done=" in clerk.tab.url, clerk.faults()
    assert clerk.tab.locator(".draft-offer").count() == 0
    clerk.open("/desk/register")
    assert clerk.tab.locator(".draft-offer").count() == 0


def test_that_nothing_is_registered_is_said_first_when_it_may_be_a_repeat(staff) -> None:
    clerk = staff("clerk")
    letter = ("西花园井盖松动", "西花园小区门口的井盖松动一个多月，车一压就响，夜里吵得睡不着，也怕有人掉下去。")
    register(Keys(clerk), *letter)
    clerk.open("/desk")
    register(Keys(clerk), *letter)
    expect(clerk.tab.locator("section[role=alert]")).to_be_focused()
    Keys(clerk).to("repeatOf")
