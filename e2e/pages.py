# SPDX-License-Identifier: Apache-2.0
"""The catalogue: every page and every state of it, who sees it, and how to come to it.

A page that is not here is found by `test_crawl.py`, which compares the catalogue with what the links lead to.
"""
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page as Tab

from cast import ANSWERS, UNIT, Cast

Where = str | Callable[[Cast], str]
Step = Callable[[Tab], None]
NOBODIES = itertools.count(1)


@dataclass(frozen=True)
class Shown:
    """One page in one state."""

    name: str
    where: Where
    visitor: str = "nobody"
    status: int = 200
    # What a visitor does on it to bring it into its state; of several steps each leads to a page.
    before: Step | tuple[Step, ...] | None = None
    # It happens on the page itself, by its script; nothing is sent.
    stays: bool = False
    # A letter is paper: a document of its own, without frame, style or script of the site.
    kind: Literal["page", "letter"] = "page"

    @property
    def house(self) -> str:
        """Portal or desk."""
        return self.name.split("-")[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is done on it, one page after another."""
        if self.before is None:
            return ()
        return self.before if isinstance(self.before, tuple) else (self.before,)

    def path(self, cast: Cast) -> str:
        """Its address, as that visitor has it."""
        return self.where if isinstance(self.where, str) else self.where(cast)


def send(tab: Tab) -> None:
    """Sends the page's own form as it stands."""
    tab.locator("main form.form .button.primary").first.click()


def filled(values: dict[str, str]) -> Step:
    """Types into the fields of the page's form and sends it."""

    def do(tab: Tab) -> None:
        for name, text in values.items():
            tab.locator(f"main [name='{name}']").first.fill(text)
        send(tab)

    return do


def press(selector: str) -> Step:
    """Presses a button or follows a link of the page."""

    def do(tab: Tab) -> None:
        tab.locator(f"main {selector}").first.click()

    return do


def tick(count: int, then: str = "") -> Step:
    """Ticks so many matters of one table and says what to do with them; without a name of an act, the page asks which."""

    def do(tab: Tab) -> None:
        button = f"button[value='{then}']" if then else ".batch-bar button"
        form = tab.locator("main form.batch", has=tab.locator(button)).first
        for box in form.locator("input[name=m]").all()[:count]:
            box.check(force=True)
        form.locator(button).click()

    return do


def forge(tab: Tab) -> None:
    """Sends the page's form with a token that is not its own, as a page that lay open for days would."""
    tab.locator("main form.form [name=token]").first.evaluate("field => { field.value = 'x.y'; }")
    send(tab)


def sign_in_wrongly(tab: Tab) -> None:
    """With a name that nobody has, another each time: a name that is tried often has to wait."""
    filled({"account": f"nobody.{next(NOBODIES)}", "password": "wrong"})(tab)


def press_help(tab: Tab) -> None:
    """Opens the map of keys."""
    tab.locator("details.keys > summary").click()


def open_streets(tab: Tab) -> None:
    """Opens the list of the streets, and the first of them."""
    tab.locator("main > section > details > summary").first.click()
    tab.locator("main .units summary").first.click()


def choose_group(tab: Tab) -> None:
    """Several people came: how many there are, and who speaks for them, is asked."""
    tab.locator("main [name=who][value=group]").check(force=True)
    tab.locator("main [name=headCount]").wait_for()


def open_palette(tab: Tab) -> None:
    """Opens the list of everything that can be done here."""
    tab.keyboard.press("Control+k")


def search_as_one_types(tab: Tab) -> None:
    """Types the beginning of a number into the box of the header."""
    tab.locator("#quick").fill("2026-0000")
    tab.locator(".suggested a").first.wait_for()


def save_without_a_name(tab: Tab) -> None:
    """Saves the search that is shown, and says no name."""
    tab.locator(".filter-saving > summary").click()
    tab.locator(".filter-saving button").click()


def repeat(tab: Tab) -> None:
    """Registers once more what a petitioner has filed already."""
    for question, name in (("subject", "subject"), ("facts", "facts"), ("contact", "phone")):
        tab.fill(f"[name={name}]", ANSWERS[f"/file/{question}"][name])
    tab.locator("[name=purpose][value=claim]").check(force=True)
    send(tab)


PORTAL = [
    Shown("portal-home", "/"),
    Shown("portal-guide", "/guide"),
    Shown("portal-guide-question", "/guide/home"),
    Shown("portal-guide-answer", "/guide/noise"),
    Shown("portal-maps", "/maps"),
    Shown("portal-map", "/maps/ordinaryHandling"),
    Shown("portal-map-routing", "/maps/routing"),
    Shown("portal-map-deadlines", "/maps/deadlines"),
    Shown("portal-map-guide", "/maps/guide"),
    Shown("portal-map-duties", "/maps/responsibility/ordinaryHandling"),
    Shown("portal-office", "/office"),
    Shown("portal-office-streets", "/office", before=open_streets, stays=True),
    Shown("portal-accessibility", "/accessibility"),
    Shown("portal-figures", "/figures"),
    Shown("portal-settings", "/settings"),
    Shown("portal-settings-saved", "/settings?saved=yes"),
    Shown("portal-parts", "/_parts"),
    Shown("portal-letters", "/letters"),
    Shown("portal-letters-wrong", "/letters", status=422, before=filled({"number": "京东信字〔2026〕1号", "code": "AAAA"})),
    Shown("portal-retaliation", "/retaliation"),
    Shown("portal-retaliation-errors", "/retaliation", status=422, before=send),
    Shown("portal-file", "/file"),
    Shown("portal-file-draft", "/file", "begun"),
    Shown("portal-file-who", "/file/who", "begun"),
    Shown("portal-file-represented", "/file/represented", "agent"),
    Shown("portal-file-represented-errors", "/file/represented", "agent", 422, filled({"represented": ""})),
    Shown("portal-file-name", "/file/name", "begun"),
    Shown("portal-file-name-agent", "/file/name", "agent"),
    Shown("portal-file-name-group", "/file/name", "group"),
    Shown("portal-file-name-group-errors", "/file/name", "group", 422, filled({"representatives": "王秀兰", "headCount": "1"})),
    Shown("portal-file-name-organisation", "/file/name", "organisation"),
    Shown("portal-file-contact", "/file/contact", "begun"),
    Shown("portal-file-contact-anonymous", "/file/contact", "anonymous"),
    Shown("portal-file-contact-errors", "/file/contact", "begun", 422, filled({"phone": "没有"})),
    Shown("portal-file-contact-unfinished", "/file/contact", "begun", 422, filled({"phone": "12"})),
    Shown("portal-file-confidentiality", "/file/confidentiality", "begun"),
    Shown("portal-file-facts", "/file/facts", "begun"),
    Shown("portal-file-facts-errors", "/file/facts", "begun", 422, filled({"facts": ""})),
    Shown("portal-file-subject", "/file/subject", "begun"),
    Shown("portal-file-subject-errors", "/file/subject", "begun", 422, filled({"subject": ""})),
    Shown("portal-file-subject-proposed", "/file/subject", "told"),
    Shown("portal-file-place", "/file/place", "begun"),
    Shown("portal-file-purpose", "/file/purpose", "begun"),
    Shown("portal-file-claim", "/file/claim", "begun"),
    Shown("portal-file-attachments", "/file/attachments", "begun"),
    Shown("portal-file-check", "/file/check", "begun"),
    Shown("portal-file-paused", "/file/paused", "begun"),
    Shown("portal-file-check-errors", "/file/check", "begun", 422, send),
    Shown("portal-receipt", "/file/receipt", "filer"),
    Shown("portal-slip", "/file/slip", "filer"),
    Shown("portal-slip-80", "/file/slip?size=80", "filer"),
    Shown("portal-follow", "/follow"),
    Shown("portal-follow-errors", "/follow", status=422, before=send),
    Shown("portal-follow-wrong", "/follow", status=422, before=filled({"number": "2026-0000001-9", "code": "AAAAA-AAAAA"})),
    Shown("portal-follow-waiting", "/follow/matter", "waiting"),
    Shown("portal-follow-sent", "/follow/matter", "sent"),
    Shown("portal-follow-answered", "/follow/matter", "answered"),
    Shown("portal-follow-material", "/follow/material", "waiting"),
    Shown("portal-follow-material-errors", "/follow/material", "waiting", 422, send),
    Shown("portal-follow-rating", "/follow/rating", "answered"),
    Shown("portal-follow-rating-errors", "/follow/rating", "answered", 422, send),
    Shown("portal-follow-office-rating", "/follow/office-rating", "sent"),
    Shown("portal-follow-office-rating-errors", "/follow/office-rating", "sent", 422, send),
    Shown("portal-follow-review", "/follow/review", "answered"),
    Shown("portal-follow-review-errors", "/follow/review", "answered", 422, send),
    Shown("portal-follow-recusal", "/follow/recusal", "waiting"),
    Shown("portal-follow-recusal-errors", "/follow/recusal", "waiting", 422, send),
    Shown("portal-follow-letter", "/follow/letters/1", "answered", kind="letter"),
    Shown("portal-follow-ended", "/follow/matter"),
    Shown("portal-held", "/follow", status=403, before=forge),
    Shown("portal-not-found", "/nowhere", status=404),
]

# Every act that a person on the staff is offered in the demonstration: its form is a page.
ACTS = {
    "clerk": ["classification", "new-facts", "transfer", "simple-transfer", "assignment", "direct-reply", "hand-over",
              "keeping", "final-non-acceptance", "guidance", "jurisdiction-dispute", "urgent-report", "incident", "aid",
              "hotline-answer", "sealing"],
    "handler": ["receipt", "acceptance", "non-acceptance", "path-import", "objection", "opinion", "contact",
                "investigation", "hearing", "extension-request", "settlement", "disclosure-request", "recusal-request"],
    "approver": ["opinion-return", "opinion-approval", "correction", "revocation", "non-performance",
                 "letter-correction"],
    "supervisor": ["objection-agreement", "objection-refusal", "call-back"],
}


def act(visitor: str, noun: str) -> Callable[[Cast], str]:
    """The form of an act on some matter that offers it."""
    return lambda cast: cast.act(visitor, noun)


def of_matter(part: str = "", which: str = "served") -> Callable[[Cast], str]:
    """A page of one of the prepared matters."""

    def path(cast: Cast) -> str:
        number = cast.served[0] if which == "served" else getattr(cast, which)
        return f"/desk/matters/{number}{part}"

    return path


def first_link(cast: Cast, visitor: str, page: str, beginning: str) -> str:
    """The first link of a page that begins so."""
    links = cast.walker(visitor).get(page).document.links
    return next(link for link in links if link.startswith(beginning))


DESK = [
    Shown("desk-sign-in", "/desk/sign-in"),
    Shown("desk-sign-in-wrong", "/desk/sign-in", status=422, before=sign_in_wrongly),
    *(Shown(f"desk-work-{role}", "/desk", role) for role in ("clerk", "handler", "approver", "supervisor", "leader")),
    Shown("desk-work-empty", "/desk", "mediator"),
    Shown("desk-work-overdue", "/desk?due=overdue", "clerk"),
    Shown("desk-search-offers", "/desk/search?unit=%E6%88%BF%E7%AE%A1", "clerk", 422),
    Shown("desk-search-no-scope", "/desk/search", "audit"),
    Shown("desk-supervision-leader", "/desk/supervision", "leader"),
    Shown("desk-work-keys", "/desk", "clerk", before=press_help, stays=True),
    Shown("desk-settings", "/desk/settings", "clerk"),
    Shown("desk-parts", "/_parts/desk"),
    Shown("desk-calendar", "/desk/calendar", "clerk"),
    Shown("desk-leader", "/desk/leader", "leader"),
    Shown("desk-leader-figure", lambda cast: first_link(cast, "leader", "/desk/leader", "/desk/leader/"), "leader"),
    Shown("desk-register", "/desk/register", "clerk"),
    # Of a clerk of their own: what is chosen here is kept as a draft, which would be offered to the others.
    Shown("desk-register-group", "/desk/register", "clerk-donghuamen", before=choose_group, stays=True),
    Shown("desk-register-errors", "/desk/register", "clerk", 422, send),
    Shown("desk-register-repeats", lambda cast: "/desk/register" if cast.served else "", "clerk", before=repeat),
    Shown("desk-register-comparison", lambda cast: "/desk/register" if cast.served else "", "clerk",
          before=(repeat, press("[name=compareWith]"))),
    Shown("desk-search", "/desk/search", "clerk"),
    Shown("desk-search-filtered", "/desk/search?stage=registered&overdue=yes&channel=letter", "clerk"),
    Shown("desk-search-none", "/desk/search?q=%E5%8D%81%E4%B8%87%E5%85%AB%E5%8D%83%E9%87%8C%E6%97%A0", "clerk"),
    Shown("desk-search-one-character", "/desk/search?q=%E5%BD%A7", "clerk"),
    Shown("desk-search-errors", "/desk/search?from=yesterday", "clerk", 422),
    Shown("desk-search-saved", lambda cast: cast.saved_search, "secretary"),
    Shown("desk-search-unnamed", "/desk/search?channel=letter", "clerk", 422,
          before=save_without_a_name),
    Shown("desk-batch-acts", "/desk/search?stage=registered", "clerk", before=tick(3)),
    Shown("desk-batch-nothing", "/desk/search?stage=registered", "clerk", 422, before=tick(0)),
    Shown("desk-batch-inputs", lambda cast: "/desk" if cast.fresh else "", "clerk", before=tick(2, "transfer")),
    Shown("desk-batch-inputs-errors", lambda cast: "/desk" if cast.fresh else "", "clerk", 422,
          before=(tick(2, "transfer"), send)),
    Shown("desk-batch-preview", lambda cast: "/desk" if cast.fresh else "", "clerk",
          before=(tick(2, "transfer"), filled({"unit": UNIT}))),
    Shown("desk-batch-result", lambda cast: cast.batch_result, "clerk"),
    Shown("desk-print", lambda cast: "/desk/letters/print" if cast.served else "", "clerk"),
    Shown("desk-print-nothing-chosen", lambda cast: "/desk/letters/print" if cast.served else "", "clerk", 422,
          before=press("form[method=post] .button.primary")),
    Shown("desk-print-empty", "/desk/letters/print?day=2020-01-02", "clerk"),
    Shown("desk-print-errors", "/desk/letters/print?day=yesterday", "clerk", 422),
    Shown("desk-print-run", lambda cast: cast.print_run, "clerk"),
    Shown("desk-sealed", "/desk/sealed", "clerk"),
    Shown("desk-audit", "/desk/audit", "audit"),
    Shown("desk-audit-acts", "/desk/audit/acts", "audit"),
    Shown("desk-matter-fresh", of_matter(which="fresh"), "clerk"),
    Shown("desk-matter-drafted", of_matter(which="drafted"), "approver"),
    Shown("desk-matter-served", of_matter(), "handler"),
    Shown("desk-matter-others", lambda cast: cast.with_two, "handler"),
    Shown("desk-matter-repeats", of_matter("/repeats", "repeated"), "clerk"),
    Shown("desk-comparison", lambda cast: cast.beside, "clerk"),
    Shown("desk-comparison-filings", of_matter("/comparison", "joined"), "clerk"),
    Shown("desk-matter-in-full", of_matter("/parties"), "handler"),
    Shown("desk-matter-maps", of_matter("/maps"), "handler"),
    Shown("desk-matter-slip", of_matter("/slip"), "clerk"),
    Shown("desk-matter-slip-80", of_matter("/slip?size=80"), "clerk"),
    Shown("desk-matter-letter", lambda cast: cast.letter("handler"), "handler", kind="letter"),
    *(Shown(f"desk-act-{noun}", act(role, noun), role) for role, nouns in ACTS.items() for noun in nouns),
    Shown("desk-act-unsealing", lambda cast: cast.walker("clerk").act_path(cast.called_accusation, "unsealing"), "clerk"),
    Shown("desk-act-unsealing-agreement",
          lambda cast: cast.walker("supervisor").act_path(cast.unsealing, "unsealing-agreement"), "supervisor"),
    Shown("desk-act-draft", lambda cast: cast.begun_act, "clerk"),
    Shown("desk-act-draft-resumed", lambda cast: cast.begun_act + "?draft=yes", "clerk"),
    Shown("desk-work-drafts", lambda cast: "/desk" if cast.begun_act else "", "clerk"),
    Shown("desk-act-errors", act("handler", "opinion"), "handler", 422, send),
    Shown("desk-supervision", "/desk/supervision", "supervisor"),
    Shown("desk-account", "/desk/account", "clerk"),
    Shown("desk-people", "/desk/people", "system"),
    Shown("desk-people-found", "/desk/people?q=approver&unit=110101", "system"),
    Shown("desk-person-new", "/desk/people/new", "system"),
    Shown("desk-person-new-errors", "/desk/people/new", "system", 422, send),
    Shown("desk-person", "/desk/people/mediator", "system"),
    Shown("desk-person-roles", "/desk/people/handler", "security"),
    Shown("desk-units", "/desk/units", "system"),
    Shown("desk-forbidden", "/desk/people", "clerk", 403),
    Shown("desk-not-found", "/desk/matters/2026-9999999-1", "clerk", 404),
    Shown("desk-wrong-number", "/desk/matters/2026-9999999-2", "clerk", 404),
]

# What only a script can show; without one it is no state of the page.
BY_SCRIPT = [
    Shown("desk-palette", "/desk", "clerk", before=open_palette, stays=True),
    Shown("desk-suggestions", "/desk", "clerk", before=search_as_one_types, stays=True),
]

PAGES = PORTAL + DESK
BY_NAME = {shown.name: shown for shown in PAGES}
