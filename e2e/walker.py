# SPDX-License-Identifier: Apache-2.0
"""Walks the pages without a browser: for crawling, and for bringing matters to where a test begins."""
import http.client
import json
import urllib.parse
import uuid
from dataclasses import dataclass
from functools import cached_property

from reading import Document, Form

Values = dict[str, str | list[str]]


@dataclass
class Answer:
    """What the server said."""

    status: int
    kind: str
    location: str | None
    body: bytes

    @cached_property
    def document(self) -> Document:
        """The page, read."""
        return Document(self.body.decode())

    @property
    def is_page(self) -> bool:
        """A page of HTML, not a file or a move."""
        return self.kind.startswith("text/html") and bool(self.body)


class Walker:
    """A visitor with cookies, as a browser without script."""

    def __init__(self, address: str, language: str = "zh-Hans") -> None:
        self.address = address
        self.cookies = {"lang": language}
        self._host = urllib.parse.urlsplit(address).netloc
        self._line = http.client.HTTPConnection(self._host, timeout=60)

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": self.address}
        try:
            self._line.request(method, path, body, headers)
            got = self._line.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):
            self._line.close()
            self._line.request(method, path, body, headers)
            got = self._line.getresponse()
        content = got.read()
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, text = value.split(";")[0].partition("=")
                self.cookies[cookie] = text
        return Answer(got.status, got.getheader("content-type") or "", got.getheader("location"), content)

    def get(self, path: str) -> Answer:
        """One page, as it comes."""
        return self._ask("GET", path)

    def follow(self, path: str) -> Answer:
        """One page, after the moves that lead to it."""
        answer = self.get(path)
        while answer.location:
            answer = self.get(answer.location)
        return answer

    def send(self, page: str, values: Values | None = None, to: str | None = None) -> Answer:
        """Fills the form of a page and sends it. What is not said stays as the page has it."""
        return self.send_form(self.follow(page).document.form(to or page), values)

    def send_form(self, form: Form, values: Values | None = None) -> Answer:
        """The same for a form that was read already; a list says one name as often as it has values."""
        values = dict(values or {})
        fields = [(name, value) for name, value in form.fields if name not in values]
        for name, value in values.items():
            fields += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        if form.encoding != "multipart/form-data":
            body = urllib.parse.urlencode(fields).encode()
            return self._ask("POST", form.action, body, "application/x-www-form-urlencoded")
        edge = uuid.uuid4().hex
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields]
        body = ("".join(parts) + f"--{edge}--\r\n").encode()
        return self._ask("POST", form.action, body, f"multipart/form-data; boundary={edge}")

    def must(self, page: str, values: Values | None = None, to: str | None = None) -> str:
        """Sends a form that has to be taken, and says where it leads."""
        answer = self.send(page, values, to)
        if answer.status != 303 or answer.location is None:
            raise AssertionError(f"{page} {json.dumps(values)} was answered with {answer.status}:\n{said(answer)}")
        return answer.location

    def act(self, number: str, noun: str, values: Values | None = None) -> str:
        """Does one of the acts that a file offers."""
        return self.must(self.act_path(number, noun), values)

    def act_path(self, number: str, noun: str) -> str:
        """The address of an act on a file."""
        links = self.get(f"/desk/matters/{number}").document.links
        for link in links:
            if link.startswith("/desk/proceedings/") and link.endswith(f"/{noun}"):
                return link
        raise LookupError(f"{number} does not offer {noun}")


def said(answer: Answer) -> str:
    """The words of an answer, for a failure that can be read."""
    return " | ".join(answer.document.words)[:2_000] if answer.is_page else answer.body[:500].decode(errors="replace")


def signed_in(address: str, account: str, language: str = "zh-Hans") -> Walker:
    """A member of the demonstration's staff at the desk."""
    walker = Walker(address, language)
    walker.must("/desk/sign-in", {"account": account, "password": f"demo-{account}-2026"})
    return walker
