# SPDX-License-Identifier: Apache-2.0
"""Which page is seen how: page × width × language × mode.

Every pair of two of the four is seen once at least; the full product is for the gallery.
"""
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pages import BY_SCRIPT, PAGES, Shown

Language = Literal["zh-Hans", "en"]
Mode = Literal["standard", "elder", "contrast", "dark", "scriptless", "print"]
WIDTHS = (360, 820, 1440)
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "en")
MODES: tuple[Mode, ...] = ("standard", "elder", "contrast", "dark", "scriptless", "print")
# An old phone, and WCAG 1.4.10.
NARROWEST = 320


@dataclass(frozen=True)
class Scene:
    """A page as somebody sees it."""

    shown: Shown
    width: int
    language: Language
    mode: Mode

    @property
    def name(self) -> str:
        """As a test and a picture are called."""
        mode = "" if self.mode == "standard" else f"-{self.mode}"
        return f"{self.shown.name}-{self.width}-{self.language[:2]}{mode}"

    @property
    def height(self) -> int:
        """Of the window."""
        return 740 if self.width < 600 else 900


def pairwise(pages: list[Shown] = PAGES) -> list[Scene]:
    """The fewest scenes that hold every pair: each page in each mode, turning width and language one step at a time."""
    return [
        Scene(shown, WIDTHS[(row + column) % len(WIDTHS)], LANGUAGES[(row // len(WIDTHS) + column) % len(LANGUAGES)], mode)
        for row, shown in enumerate(pages)
        for column, mode in enumerate(MODES)
    ]


def by_script() -> list[Scene]:
    """What only a script can show, in both languages and wherever colours differ."""
    return [Scene(shown, width, language, mode) for shown in BY_SCRIPT
            for width, language, mode in ((360, "en", "standard"), (1440, "zh-Hans", "dark"), (820, "zh-Hans", "contrast"))]


def everything(pages: list[Shown] = PAGES) -> list[Scene]:
    """The full product."""
    return [Scene(*parts) for parts in product(pages, WIDTHS, LANGUAGES, MODES)]


def narrowest(pages: list[Shown] = PAGES) -> list[Scene]:
    """The smallest screen: everything in English, which is longer, and the portal in large type besides."""
    return [Scene(shown, NARROWEST, "en", "standard") for shown in pages] + [
        Scene(shown, NARROWEST, "zh-Hans", "elder") for shown in pages if shown.house == "portal"]
