# SPDX-License-Identifier: Apache-2.0
"""The petitioner's way from the first page to the receipt, as several tests begin with it."""
import itertools
import pathlib

from cast import ANSWERS
from people import Person


def filed(person: Person, photograph: pathlib.Path) -> tuple[str, str]:
    """Files a matter from the first page on; number and code as the receipt shows them."""
    person.open("/")
    person.tab.locator("main a[href='/file']").first.click()
    with person.tab.expect_navigation():
        person.tab.locator("main form[action='/file'] button").click()
    questions = list(ANSWERS)
    for here, then in itertools.pairwise(questions):
        person.step(here, ANSWERS[here], then)
    assert questions[-1] == "/file/attachments"
    person.step("/file/attachments", {"files": str(photograph)}, "/file/check")
    person.sees(photograph.name)
    person.step("/file/check", {"declared": "yes"}, "/file/receipt")
    number, code = person.tab.locator("main .big").all_inner_texts()
    return number, code


def a_photograph(folder: pathlib.Path) -> pathlib.Path:
    """The smallest PNG there is."""
    file = folder / "暖气片.png"
    file.write_bytes(bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"))
    return file
