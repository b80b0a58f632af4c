# SPDX-License-Identifier: Apache-2.0
"""Plays a scene in a browser, and notes everything that happened on the way."""
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request
from playwright.sync_api import Page as Tab

from cast import Cast
from people import PATIENCE
from scenes import Scene

# Runs before the page: keeps what the browser measures of it.
OBSERVE = """
  window.seen = { shift: 0, largest: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.largest = e.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
"""


@dataclass
class Notes:
    """What a page asked for and complained about."""

    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[str]:
        """The addresses of one kind of request."""
        return [request.url for request in self.requests if request.resource_type == kind]


@dataclass
class Played:
    """A scene that stands in its tab."""

    tab: Tab
    status: int
    notes: Notes


class Stage:
    """Keeps one tab for each visitor with scripts and one without, so that a scene costs no new context."""

    def __init__(self, browser: Browser, cast: Cast) -> None:
        self.browser = browser
        self.cast = cast
        self._tabs: dict[tuple[str, bool | str], Tab] = {}
        self._notes: dict[Tab, Notes] = {}

    def context(self, visitor: str, scripts: bool = True, width: int = 1440, height: int = 900) -> BrowserContext:
        """A fresh context of a visitor, with the cookies that make it one."""
        context = self.browser.new_context(
            base_url=self.cast.address, java_script_enabled=scripts, viewport={"width": width, "height": height},
            locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        context.add_cookies(self.cast.cookies(visitor))
        if scripts:
            context.add_init_script(OBSERVE)
        return context

    def tab(self, visitor: str, scripts: bool = True) -> Tab:
        """The visitor's tab."""
        key = (visitor, scripts)
        if key not in self._tabs:
            tab = self.context(visitor, scripts).new_page()
            self._notes[tab] = Notes()
            tab.on("request", lambda request: self._notes[tab].requests.append(request))
            tab.on("console", lambda message: self._complain(tab, message))
            tab.on("pageerror", lambda error: self._notes[tab].complaints.append(f"script: {error}"))
            tab.on("dialog", lambda dialog: dialog.accept())
            self._tabs[key] = tab
        return self._tabs[key]

    def slow_tab(self, visitor: str) -> Tab:
        """A telephone in the visitor's hand: narrow, and four times as slow as this machine. Who asks for it closes its context: a
        slowed page burns the processor as long as it is open."""
        tab = self.context(visitor, width=360, height=740).new_page()
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        return tab

    def _complain(self, tab: Tab, message: ConsoleMessage) -> None:
        # Chromium reports the status of a page that says what is wrong with a form: that page is meant.
        is_status = message.text.startswith("Failed to load resource") and message.location["url"] == tab.url
        if message.type == "error" and not is_status:
            self._notes[tab].complaints.append(f"{message.type}: {message.text}")

    def play(self, scene: Scene) -> Played:
        """Opens the page as the scene says and brings it into its state."""
        shown = scene.shown
        # A letter is in a sandbox in which nothing may run, not even what watches it.
        tab = self.tab(shown.visitor, scene.mode != "scriptless" and shown.kind == "page")
        tab.set_viewport_size({"width": scene.width, "height": scene.height})
        tab.emulate_media(media="screen", color_scheme="dark" if scene.mode == "dark" else "light")
        address = self.cast.address
        look = scene.mode if scene.mode in ("elder", "contrast") else "standard"
        tab.context.add_cookies([{"name": "lang", "value": scene.language, "url": address},
                                 {"name": "look", "value": look, "url": address}])
        path = shown.path(self.cast)
        self._notes[tab] = Notes()
        answer = tab.goto(path, wait_until="load")
        for step in shown.steps:
            self._notes[tab] = Notes()
            if shown.stays:
                step(tab)
            else:
                with tab.expect_navigation(wait_until="load") as moved:
                    step(tab)
                answer = moved.value
        if scene.mode == "print":
            # Only now: on paper there are no buttons.
            tab.emulate_media(media="print")
        assert answer is not None
        return Played(tab, answer.status, self._notes[tab])

    def is_ours(self, url: str) -> bool:
        """On this very host and port, or inside the page."""
        return url.startswith(("data:", "blob:")) or urlsplit(url).netloc == urlsplit(self.cast.address).netloc

    def close(self) -> None:
        """Ends all visits."""
        for tab in self._tabs.values():
            tab.context.close()
