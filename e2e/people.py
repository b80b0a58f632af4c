# SPDX-License-Identifier: Apache-2.0
"""People at a browser: what a petitioner or a member of the staff does on the pages, by their own forms."""
import re
from collections.abc import Mapping

from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

# Milliseconds to wait for anything. A machine may be busy; a test that passes never waits so long.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, browser: Browser, address: str, language: str = "zh-Hans", scripts: bool = True) -> None:
        self.context = browser.new_context(
            base_url=address, java_script_enabled=scripts, viewport={"width": 1280, "height": 900}, locale="zh-CN")
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies([{"name": "lang", "value": language, "url": address}])
        self.tab: Tab = self.context.new_page()

    @property
    def path(self) -> str:
        """Where the person is, without host and question."""
        return re.sub(r"^https?://[^/]+", "", self.tab.url).split("?")[0]

    def open(self, path: str) -> None:
        """Goes to an address."""
        answer = self.tab.goto(path)
        assert answer is not None and answer.ok, f"{path}: {answer and answer.status}"

    def answer(self, values: Mapping[str, str]) -> None:
        """Fills the form of the page, whatever kind each field is."""
        for name, value in values.items():
            self._fill(self.tab.locator(f"main form.form [name='{name}']"), value)

    def _fill(self, field: Locator, value: str) -> None:
        kind = field.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            # The box lies under its label, which is what a person clicks.
            chosen = field.and_(self.tab.locator(f"[value='{value}']"))
            self.tab.locator(f"label[for='{chosen.get_attribute('id')}']").click()
        elif kind == "file":
            field.set_input_files(value)
        elif field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)

    def send(self) -> None:
        """Presses the button that the page asks for most."""
        with self.tab.expect_navigation():
            self.tab.locator("main form.form .button.primary").click()

    def step(self, here: str, values: Mapping[str, str], then: str) -> None:
        """Answers a page and comes to the next."""
        assert self.path == here
        self.answer(values)
        self.send()
        assert self.path == then, self.faults()

    def faults(self) -> str:
        """What the page says is wrong."""
        box = self.tab.locator(".faults")
        return box.inner_text() if box.count() else self.tab.locator("main").inner_text()[:500]

    def click(self, name: str) -> None:
        """Follows the link or presses the button of that name."""
        with self.tab.expect_navigation():
            self.tab.locator("main").get_by_role("link", name=name).or_(
                self.tab.locator("main").get_by_role("button", name=name)).first.click()

    def sees(self, words: str) -> None:
        """The main part of the page says it."""
        expect(self.tab.locator("main")).to_contain_text(words)

    def close(self) -> None:
        """Leaves."""
        self.context.close()


class Clerk(Person):
    """Somebody of the staff, whatever the role."""

    def sign_in(self, account: str) -> "Clerk":
        """With the password that the demonstration gives every account."""
        self.open("/desk/sign-in")
        self.answer({"account": account, "password": f"demo-{account}-2026"})
        self.send()
        assert self.path.startswith("/desk") and self.path != "/desk/sign-in", self.faults()
        return self

    def file(self, number: str) -> None:
        """Opens the file of a matter from the search box of the header."""
        box = self.tab.locator("#quick")
        box.fill(number)
        with self.tab.expect_navigation():
            box.press("Enter")
        if not self.path.startswith("/desk/matters/"):
            with self.tab.expect_navigation():
                self.tab.locator(f"main a[href='/desk/matters/{number}']").first.click()
        assert self.path == f"/desk/matters/{number}"

    def act(self, number: str, noun: str, values: Mapping[str, str] | None = None) -> None:
        """Does an act that the file offers, by its button and its form."""
        self.file(number)
        offer = self.tab.locator(f"main a[href^='/desk/proceedings/'][href$='/{noun}']").first
        if not offer.is_visible():
            for folded in self.tab.locator("main details:not([open]) > summary").all():
                folded.click()
        with self.tab.expect_navigation():
            offer.click()
        self.answer(values or {})
        self.send()
        assert "done=" in self.tab.url, self.faults()

    def is_offered(self, number: str, noun: str) -> bool:
        """Whether the file has a button for it."""
        self.open(f"/desk/matters/{number}")
        return self.tab.locator(f"main a[href^='/desk/proceedings/'][href$='/{noun}']").count() > 0
