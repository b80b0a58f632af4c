# SPDX-License-Identifier: Apache-2.0
"""Reads a page without a browser: its title, headings, links, ids, forms and text."""
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Form:
    """A form with what a browser would send if nobody touched it."""

    action: str
    method: str
    encoding: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Document(HTMLParser):
    """The parts of a page that the checks ask for."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.language = ""
        self.title = ""
        self.headings = 0
        self.ids: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.words: list[str] = []
        self.big: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {name: value or "" for name, value in attrs}
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "html":
            self.language = a.get("lang", "")
        elif tag == "h1":
            self.headings += 1
        elif tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif tag == "form":
            self.forms.append(Form(a.get("action", ""), a.get("method", "get"), a.get("enctype", "")))
        elif self.forms and "name" in a:
            self._control(tag, a)
        elif tag == "option":
            self._options.append((a.get("value", ""), "selected" in a))
        for name in ("alt", "title", "aria-label", "placeholder"):
            if a.get(name):
                self.words.append(a[name])
        if tag not in VOID:
            self._open.append((tag, a))

    def _control(self, tag: str, a: dict[str, str]) -> None:
        form = self.forms[-1]
        kind = a.get("type", "text")
        form.names.add(a["name"])
        if tag == "select":
            self._select, self._options = a["name"], []
        elif tag == "textarea":
            form.fields.append((a["name"], ""))
        elif tag == "input" and kind != "file" and (kind not in ("radio", "checkbox") or "checked" in a):
            form.fields.append((a["name"], a.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            chosen = next((value for value, is_chosen in self._options if is_chosen), None)
            value = chosen if chosen is not None else (self._options[0][0] if self._options else "")
            self.forms[-1].fields.append((self._select, value))
            self._select = ""
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        tag, a = self._open[-1] if self._open else ("", {})
        if tag == "title":
            self.title += data
        elif tag == "textarea" and self.forms and self.forms[-1].fields:
            name, value = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = (name, value + data.removeprefix("\n"))
        elif tag not in ("script", "style") and data.strip():
            self.words.append(data.strip())
            if "big" in a.get("class", "").split():
                self.big.append(data.strip())

    def form(self, action: str) -> Form:
        """The form that is sent to an address."""
        for form in self.forms:
            if form.action.split("?")[0] == action.split("?")[0] and form.method == "post":
                return form
        raise LookupError(f"no form for {action}; there is {[form.action for form in self.forms]}")
