# SPDX-License-Identifier: Apache-2.0
"""Who visits the pages: nobody, a petitioner at each point of the way, and everybody on the staff.

A matter is brought to each point once, through the forms themselves, so that every state of a page has somebody who sees it.
"""
import datetime
import re
import time
from functools import cached_property

from walker import Walker, said, signed_in

STAFF = ["clerk", "handler", "approver", "reviewer", "mediator", "supervisor", "leader", "secretary", "statistician",
         "system", "security", "audit"]
# The unit of the handler and the approver.
UNIT = "110101-CGW"
FACTS = "去年十一月以来，我家暖气一直不热，室温只有十六度。我多次找物业，都说在等配件。家里有八十岁的老人，冬天很难熬。"
ANSWERS: dict[str, dict[str, str]] = {
    "/file/who": {"who": "self"},
    "/file/name": {"name": "王秀兰"},
    "/file/contact": {"phone": "13900001234", "address": "清水巷1号"},
    "/file/confidentiality": {"confidential": "no"},
    "/file/facts": {"facts": FACTS},
    "/file/subject": {"subject": "家里暖气不热，想请人来修"},
    "/file/place": {"place": "清水巷1号楼"},
    "/file/purpose": {"purpose": "claim"},
    "/file/claim": {"claim": "请尽快修好暖气，恢复供暖。"},
    "/file/attachments": {},
}
OPINION = {
    "claims.0.text": "请尽快修好暖气", "claims.0.outcome": "supported", "facts": "经入户测温，室温十六度，立管阀门损坏，已于当日更换。",
    "basis": "《北京市供热采暖管理办法》第十三条", "opinion": "阀门已经更换，室温恢复到二十度，请您放心。", "isDone": "yes",
}


def today() -> str:
    """The day in Beijing, which is the demonstration's."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date().isoformat()


def answered(walker: Walker, subject: str | None = None) -> Walker:
    """Brings a petitioner before the last page of filing."""
    walker.must("/file")
    for path, values in ANSWERS.items():
        walker.must(path, values | ({"subject": subject} if subject and path == "/file/subject" else {}))
    return walker


def filed(walker: Walker, subject: str | None = None) -> tuple[str, str]:
    """Files a matter; its number and code."""
    answered(walker, subject).must("/file/check", {"declared": "yes"})
    receipt = walker.get("/file/receipt")
    if len(receipt.document.big) != 2:
        raise AssertionError(said(receipt))
    return receipt.document.big[0], receipt.document.big[1]


class Cast:
    """The visitors of one district, each made when first asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._walkers: dict[str, Walker] = {}
        self._acts: dict[str, dict[str, str]] = {}

    def walker(self, visitor: str) -> Walker:
        """The visitor of a name."""
        if visitor not in self._walkers:
            make = getattr(self, f"_{visitor}", None)
            self._walkers[visitor] = make() if make else signed_in(self.address, visitor)
        return self._walkers[visitor]

    def cookies(self, visitor: str) -> list[dict[str, str]]:
        """What a browser must hold to be that visitor."""
        held = self.walker(visitor).cookies
        return [{"name": name, "value": value, "url": self.address} for name, value in held.items()]

    def _nobody(self) -> Walker:
        return Walker(self.address)

    def _begun(self) -> Walker:
        """Has answered every question, has a code to go on with, and sent nothing."""
        walker = answered(Walker(self.address))
        walker.must("/file/claim", {"pause": "yes"})
        return walker

    def _filer(self) -> Walker:
        """Has filed a moment ago and still sees the code."""
        walker = Walker(self.address)
        filed(walker)
        return walker

    def _waiting(self) -> Walker:
        """Follows a matter that the office has not yet dealt with."""
        walker = Walker(self.address)
        number, code = filed(walker, "小区路灯坏了三个月，晚上看不见路")
        walker.must("/follow", {"number": number, "code": code})
        return walker

    def _sent(self) -> Walker:
        """Follows a matter that was passed on and that its unit has not signed for."""
        walker = Walker(self.address)
        number, code = filed(walker, "楼顶漏水三个月没有人修")
        self.walker("clerk").act(number, "transfer", {"unit": UNIT})
        walker.must("/follow", {"number": number, "code": code})
        walker.must("/follow/material", {"text": "昨天下雨，又漏了。"})
        return walker

    def _told(self) -> Walker:
        """Has told what happened, and is asked for it in one sentence."""
        walker = self._filing_as("anonymous")
        walker.must("/file/facts", {"facts": FACTS})
        return walker

    def _answered(self) -> Walker:
        """Follows a matter whose reply has been served: may rate, ask for a review, add material."""
        walker = Walker(self.address)
        walker.must("/follow", {"number": self.served[0], "code": self.served[1]})
        return walker

    def _agent(self) -> Walker:
        """Files for somebody else, and is asked for whom."""
        return self._filing_as("agent")

    def _group(self) -> Walker:
        """Files for several, and is asked who speaks for all."""
        return self._filing_as("group")

    def _organisation(self) -> Walker:
        """Files for an organisation, and is asked what it is called."""
        return self._filing_as("organisation")

    def _anonymous(self) -> Walker:
        """Gives no name, and is asked for a telephone all the same."""
        return self._filing_as("anonymous")

    def _filing_as(self, who: str) -> Walker:
        walker = Walker(self.address)
        walker.must("/file")
        walker.must("/file/who", {"who": who})
        return walker

    @cached_property
    def fresh(self) -> str:
        """A matter that the clerk has not touched."""
        return filed(Walker(self.address), "门前下水道堵了，污水流到路上")[0]

    @cached_property
    def transferred(self) -> str:
        """A matter that its unit has not received: older ones the program itself receives after a day of silence."""
        number, _ = filed(Walker(self.address), "公园的灯不亮")
        self.walker("clerk").act(number, "transfer", {"unit": UNIT})
        return number

    @cached_property
    def drafted(self) -> str:
        """A matter whose opinion waits for the approver."""
        number, _ = filed(Walker(self.address), "楼道里堆满杂物，老人出门不便")
        self._as_far_as_draft(number)
        return number

    @cached_property
    def served(self) -> tuple[str, str]:
        """A matter whose reply has been served, and its code."""
        number, code = filed(Walker(self.address))
        self._as_far_as_draft(number)
        self.walker("approver").act(number, "opinion-approval")
        self.serve(number)
        return number, code

    @cached_property
    def repeated(self) -> str:
        """A matter that says what another says that came before it."""
        filed(Walker(self.address))
        return filed(Walker(self.address))[0]

    @cached_property
    def beside(self) -> str:
        """The page that lays a matter beside one it may repeat."""
        links = self.walker("clerk").get(f"/desk/matters/{self.repeated}/repeats").document.links
        return next(link for link in links if "/comparison?with=" in link)

    @cached_property
    def joined(self) -> str:
        """A matter with two filings."""
        number, _ = filed(Walker(self.address), "公交站台没有遮雨棚")
        told = {"channel": "letter", "subject": "公交站台没有遮雨棚", "facts": FACTS, "purpose": "claim", "claim": "请装遮雨棚。",
                "name": "李大海", "phone": ANSWERS["/file/contact"]["phone"], "repeatOf": number}
        self.walker("clerk").must("/desk/register", told)
        return number

    @cached_property
    def called_accusation(self) -> str:
        """A matter that was called an accusation and accuses nobody."""
        return self._called_accusation("楼道的灯不亮，写成了检举控告")

    @cached_property
    def unsealing(self) -> str:
        """The same, when the clerk has proposed to unseal it."""
        number = self._called_accusation("垃圾桶太少，写成了检举控告")
        self.walker("clerk").act(number, "unsealing", {"purpose": "suggestion", "reason": "来信只是建议多放垃圾桶。"})
        return number

    def _called_accusation(self, subject: str) -> str:
        told = {"channel": "letter", "subject": subject, "facts": FACTS, "purpose": "accusation", "claim": "请处理。",
                "name": "李大海", "phone": "13900005678"}
        led = self.walker("clerk").must("/desk/register", told)
        number = re.search(r"(?:matters/|done=)([^/?&]+)", led)
        assert number, led
        return number[1]

    @cached_property
    def with_two(self) -> str:
        """A file in which the approver has a form open at this moment."""
        approver = self.walker("approver")
        approver.get(approver.act_path(self.drafted, "opinion-approval"))
        return f"/desk/matters/{self.drafted}"

    @cached_property
    def begun_act(self) -> str:
        """The form of an act that the clerk began to fill in and left."""
        number, _ = filed(Walker(self.address), "路口的红绿灯时间太短")
        clerk = self.walker("clerk")
        path = clerk.act_path(number, "urgent-report")
        form = clerk.get(path).document.form(path)
        form.action = "/desk/drafts"
        clerk.send_form(form, {"draftOf": path, "keep": "yes", "summary": "路口老人过不了马路。"})
        return path

    @cached_property
    def batch_result(self) -> str:
        """What came of an act on several matters: one was dealt with in the meantime by somebody else."""
        numbers = [filed(Walker(self.address), f"{street}的井盖响")[0] for street in ("东街", "西街", "南街")]
        clerk = self.walker("clerk")
        chosen = clerk.get("/desk").document.form("/desk/batch")
        asked = clerk.send_form(chosen, {"m": numbers, "verb": "transfer"})
        preview = clerk.send_form(asked.document.form("/desk/batch"), {"unit": UNIT, "m": numbers})
        form = preview.document.form("/desk/batch/acts")
        clerk.act(numbers[0], "transfer", {"unit": UNIT})
        answer = clerk.send_form(form)
        if answer.location is None:
            raise AssertionError(said(answer))
        return answer.location

    @cached_property
    def print_run(self) -> str:
        """A file of letters that was made."""
        _ = self.served
        clerk = self.walker("clerk")
        run = clerk.must("/desk/letters/print", {"all": "yes"})
        for _ in range(150):
            if any(link.endswith("/paper") for link in clerk.get(run).document.links):
                return run
            time.sleep(0.2)
        raise AssertionError(said(clerk.get(run)))

    @cached_property
    def saved_search(self) -> str:
        """A search to which the secretary gave a name."""
        address = "/desk/search?channel=letter"
        self.walker("secretary").must(address, {"name": "来信"}, to="/desk/search/filters")
        return address

    def _as_far_as_draft(self, number: str) -> None:
        self.walker("clerk").act(number, "transfer", {"unit": UNIT})
        handler = self.walker("handler")
        handler.act(number, "receipt")
        handler.act(number, "acceptance", {"path": "p6", "hasNoInterest": "yes"})
        handler.act(number, "opinion", OPINION)

    def serve(self, number: str) -> None:
        """Proves service, as soon as the worker has made the letter."""
        handler = self.walker("handler")
        path = handler.act_path(number, "service")
        proof = {"method": "inPerson", "servedOn": today(), "proof": "当面送达，本人签收。"}
        for _ in range(100):
            answer = handler.send(path, proof)
            if answer.status == 303:
                return
            time.sleep(0.2)
        raise AssertionError(said(answer))

    def act(self, visitor: str, noun: str) -> str:
        """The address of an act, on whichever matter in the sight of this visitor offers it."""
        if visitor not in self._acts:
            _ = self.transferred
            self._acts[visitor] = self._offers(self.walker(visitor))
        return self._acts[visitor][noun]

    def letter(self, visitor: str) -> str:
        """The address of a letter that this visitor may read."""
        links = self.walker(visitor).get(f"/desk/matters/{self.served[0]}").document.links
        return next(link for link in links if re.fullmatch(r"/desk/letters/(?!print)[^/]+", link))

    @staticmethod
    def _offers(walker: Walker) -> dict[str, str]:
        lists = walker.get("/desk").document.links + walker.get("/desk/search").document.links
        files = dict.fromkeys(link for link in lists if re.fullmatch(r"/desk/matters/[^/?]+", link))
        offers: dict[str, str] = {}
        for file in files:
            for link in walker.get(file).document.links:
                if found := re.fullmatch(r"/desk/proceedings/[^/]+/([^/?]+)", link):
                    offers.setdefault(found[1], link)
        return offers
