# SPDX-License-Identifier: Apache-2.0
"""Everything by keyboard: in order, to every control, always seen; and the desk's own keys."""
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from pages import BY_NAME
from scenes import Scene
from stage import Stage

WALKED = ["portal-home", "portal-guide-question", "portal-file-name", "portal-file-contact",
          "portal-file-confidentiality", "portal-file-place", "portal-file-purpose", "portal-file-claim", "portal-file-check",
          "portal-follow-answered", "portal-follow-rating", "desk-sign-in", "desk-work-clerk", "desk-register", "desk-search",
          "desk-matter-fresh", "desk-act-opinion", "desk-person-roles"]

# What Tab should reach, in the order of the page: of a group of radios one, nothing folded, nothing hidden.
REACHABLE = """() => {
  const groups = new Set();
  window.marks = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((e) => {
    if (e.disabled || e.type === "hidden" || e.tabIndex < 0) return false;
    if (!e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    if (e.type === "radio") {
      const chosen = document.querySelector(`input[name="${e.name}"]:checked`);
      if (chosen ? e !== chosen : groups.has(e.name)) return false;
      groups.add(e.name);
    }
    return true;
  });
  return marks.map((e) => e.outerHTML.slice(0, 90));
}"""

# Seen: an outline on the control, on the label of a choice, or on the card that the control fills.
FOCUS = """() => {
  const here = document.activeElement;
  const style = (e) => getComputedStyle(e);
  const label = here.id && document.querySelector(`label[for="${here.id}"]`);
  const shown = [here, label, here.closest("li")].filter(Boolean).some((e) =>
    parseFloat(style(e).outlineWidth) >= 2 && style(e).outlineStyle !== "none");
  const box = here.getBoundingClientRect();
  return [marks.indexOf(here), shown, box.bottom > 0 && box.top < innerHeight];
}"""


@pytest.mark.parametrize("name", WALKED)
def test_tab_reaches_every_control_in_order(stage: Stage, name: str) -> None:
    tab = stage.play(Scene(BY_NAME[name], 1440, "zh-Hans", "standard")).tab
    tab.evaluate("window.getSelection().removeAllRanges(); document.activeElement.blur(); scrollTo(0, 0)")
    expected = tab.evaluate(REACHABLE)
    reached, unseen = [], []
    for _ in range(len(expected) * 2 + 10):
        tab.keyboard.press("Tab")
        index, is_shown, is_in_view = tab.evaluate(FOCUS)
        if index < 0:
            # A date has three parts, each a stop; the end of the page leads to the browser itself.
            if tab.evaluate("document.activeElement === document.body"):
                break
            continue
        if not reached or reached[-1] != index:
            reached.append(index)
        if not (is_shown and is_in_view):
            unseen.append(expected[index])
        if index == len(expected) - 1:
            break
    assert [expected[i] for i in range(len(expected)) if i not in reached] == []
    assert reached == sorted(reached)
    assert unseen == []


@pytest.mark.parametrize("name", ["portal-home", "desk-work-clerk"])
def test_the_first_stop_skips_to_the_text(stage: Stage, name: str) -> None:
    tab = stage.play(Scene(BY_NAME[name], 820, "zh-Hans", "standard")).tab
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["x"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("!!document.activeElement.closest('main')")


@pytest.fixture
def work(stage: Stage) -> Tab:
    """The clerk before a list."""
    return stage.play(Scene(BY_NAME["desk-work-clerk"], 1440, "zh-Hans", "standard")).tab


def test_j_and_k_walk_the_rows_and_enter_opens_one(work: Tab) -> None:
    rows = work.locator("[data-row]")
    for row in (0, 1, 2):
        work.keyboard.press("j")
        expect(rows.nth(row)).to_be_focused()
    work.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    target = rows.nth(1).get_attribute("href")
    with work.expect_navigation():
        work.keyboard.press("Enter")
    assert work.url.endswith(target or "?")


def test_the_slash_goes_to_the_search_box_and_finds_a_number(work: Tab) -> None:
    number = work.locator("[data-row]").first.inner_text()
    work.keyboard.press("/")
    expect(work.locator("#quick")).to_be_focused()
    work.keyboard.type(number)
    with work.expect_navigation():
        work.keyboard.press("Enter")
    assert number in work.locator("main").inner_text()


def test_the_question_mark_shows_the_keys_and_hides_them(work: Tab) -> None:
    for is_open in (True, False):
        work.keyboard.press("?")
        assert work.locator("[data-key='?']").evaluate("map => map.open || map.matches(':popover-open')") is is_open


def test_control_k_finds_a_door_by_its_name(work: Tab) -> None:
    work.keyboard.press("Control+k")
    expect(work.locator(".palette input")).to_be_focused()
    name = work.locator(".menu a[href='/desk/register']").inner_text()
    work.keyboard.type(name)
    with work.expect_navigation():
        work.keyboard.press("Enter")
    assert work.url.endswith("/desk/register")


def test_escape_closes_the_palette(work: Tab) -> None:
    work.keyboard.press("Control+k")
    work.keyboard.press("Escape")
    expect(work.locator(".palette")).to_be_hidden()


def test_arrows_walk_what_is_found_while_typing(work: Tab) -> None:
    number = work.locator("[data-row]").first.inner_text()
    work.keyboard.press("/")
    work.keyboard.type(number[:9])
    found = work.locator(".quick .suggested a")
    found.first.wait_for()
    work.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    work.keyboard.press("Escape")
    expect(found).to_have_count(0)


def test_g_and_a_letter_lead_through_the_desk(work: Tab) -> None:
    for key, path in (("r", "/desk/register"), ("w", "/desk")):
        work.keyboard.press("g")
        with work.expect_navigation():
            work.keyboard.press(key)
        assert work.url.endswith(path)


def test_keys_are_text_where_text_is_typed(stage: Stage) -> None:
    tab = stage.play(Scene(BY_NAME["desk-register"], 1440, "zh-Hans", "standard")).tab
    subject = tab.locator("[name=subject]")
    subject.focus()
    tab.keyboard.type("j/k?gw")
    assert subject.input_value() == "j/k?gw"
    assert tab.url.endswith("/desk/register")


def test_control_enter_sends_the_form(stage: Stage) -> None:
    tab = stage.play(Scene(BY_NAME["desk-act-opinion"], 1440, "zh-Hans", "standard")).tab
    tab.locator("[name=facts]").focus()
    with tab.expect_navigation():
        tab.keyboard.press("Control+Enter")
    expect(tab.locator(".faults")).to_be_focused()
