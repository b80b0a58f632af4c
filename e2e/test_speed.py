# SPDX-License-Identifier: Apache-2.0
"""How soon a page is there, on a telephone whose processor is four times as slow."""
import time

import pytest
from playwright.sync_api import Page as Tab

from cast import Cast
from pages import PAGES, Shown
from people import PATIENCE
from stage import Stage

MOST_MILLISECONDS = 1_000
# On a machine that is busy with something else a page has as much more time as a bare page of this site needs more: on an idle one
# that is painted after 80 ms.
BARE_MILLISECONDS = 80
# Noise only ever adds: the best of some tries is the page's own time.
TRIES = 5

# One of each address; the acts are one page.
TIMED = [shown for shown in PAGES
         if not shown.before and shown.kind == "page" and (not shown.name.startswith("desk-act") or shown.name.endswith("-opinion"))]


@pytest.mark.parametrize("shown", TIMED, ids=lambda shown: shown.name)
def test_the_largest_content_is_painted_within_a_second(stage: Stage, cast: Cast, shown: Shown) -> None:
    tab = stage.slow_tab(shown.visitor)
    path = shown.path(cast)
    tries: list[tuple[float, float]] = []
    try:
        for _ in range(TRIES):
            painted = largest(tab, path)
            if painted < MOST_MILLISECONDS:
                return
            tries.append((painted, largest(tab, "/health/live")))
    finally:
        tab.context.close()
    busy = max(1.0, min(bare for _, bare in tries) / BARE_MILLISECONDS)
    assert min(painted for painted, _ in tries) < MOST_MILLISECONDS * busy, tries


def largest(tab: Tab, path: str) -> float:
    """When the largest content of a page was painted, in milliseconds from the request."""
    tab.goto(path, wait_until="load")
    until = time.monotonic() + PATIENCE / 1_000
    # Asked again and again from here: what waits inside the page is a script that its policy forbids.
    while not (painted := tab.evaluate("seen.largest")):
        assert time.monotonic() < until, f"{path}: nothing was painted"
        tab.wait_for_timeout(20)
    return painted
