# SPDX-License-Identifier: Apache-2.0
"""The petitioner: from the first page to the receipt, and what can be done with it afterwards."""
import pathlib

from playwright.sync_api import Browser

from cast import ANSWERS
from district import District
from filing import a_photograph, filed
from people import Person


def test_a_petitioner_files_in_steps_and_takes_home_a_slip(petitioner: Person, tmp_path: pathlib.Path) -> None:
    number, code = filed(petitioner, a_photograph(tmp_path))
    petitioner.tab.locator("main a[href='/file/slip']").click()
    petitioner.sees(number)
    petitioner.sees(code)
    petitioner.tab.go_back()
    petitioner.tab.locator("main a[href='/file/slip']").click()
    petitioner.tab.locator("main a[href='/file/slip?size=80']").click()
    petitioner.sees(code)
    # From the receipt on nothing is typed again.
    petitioner.open("/file/receipt")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main button[form='to-follow']").click()
    assert petitioner.path == "/follow/matter"
    petitioner.sees(number)


def test_photographs_that_are_chosen_one_after_another_are_all_sent(petitioner: Person, tmp_path: pathlib.Path) -> None:
    petitioner.open("/file")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main form[action='/file'] button").click()
    petitioner.step("/file/who", {"who": "anonymous"}, "/file/contact")
    petitioner.open("/file/attachments")
    first = a_photograph(tmp_path)
    second = first.with_name("阀门.png")
    second.write_bytes(first.read_bytes())
    box = petitioner.tab.locator("[name=files]")
    for file in (first, second):
        box.set_input_files(str(file))
    assert petitioner.tab.locator(".chosen li").count() == 2
    assert not petitioner.tab.locator("[name=stay]").is_visible()
    petitioner.send()
    petitioner.open("/file/attachments")
    for file in (first, second):
        petitioner.sees(file.name)


def test_an_answer_can_be_changed_before_it_is_sent(petitioner: Person) -> None:
    petitioner.open("/file")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main form[action='/file'] button").click()
    for path, values in ANSWERS.items():
        petitioner.open(path)
        petitioner.answer(values)
        petitioner.send()
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main a[href^='/file/subject']").first.click()
    petitioner.step("/file/subject", {"subject": "阳台漏水，没有人管"}, "/file/check")
    petitioner.sees("阳台漏水，没有人管")
    petitioner.sees(ANSWERS["/file/contact"]["phone"])


def test_what_was_typed_stays_when_something_is_missing(petitioner: Person) -> None:
    petitioner.open("/file")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main form[action='/file'] button").click()
    petitioner.step("/file/who", {"who": "group"}, "/file/name")
    petitioner.answer({"representatives": "王秀兰\n李大海", "headCount": ""})
    petitioner.send()
    assert petitioner.tab.locator("[name=representatives]").input_value() == "王秀兰\n李大海"
    # The list of errors has the focus, and its line leads to the field.
    assert petitioner.tab.evaluate("document.activeElement.className") == "faults"
    petitioner.tab.locator(".faults a").first.click()
    assert petitioner.tab.evaluate("document.activeElement.name") == "headCount"


def test_a_petitioner_follows_the_matter_from_another_device(
    petitioner: Person, browser: Browser, district: District, tmp_path: pathlib.Path
) -> None:
    number, code = filed(petitioner, a_photograph(tmp_path))
    elsewhere = Person(browser, district.address, "en")
    elsewhere.open("/follow")
    elsewhere.answer({"number": number, "code": "AAAAA-AAAAA"})
    elsewhere.send()
    assert elsewhere.path == "/follow" and elsewhere.tab.locator(".faults").is_visible()
    elsewhere.answer({"number": number, "code": code.lower()})
    elsewhere.send()
    assert elsewhere.path == "/follow/matter"
    elsewhere.tab.locator("main a[href='/follow/material']").click()
    elsewhere.step("/follow/material", {"text": "现在只有十四度了。"}, "/follow/matter")
    assert elsewhere.tab.locator(".notice.done").is_visible()
    with elsewhere.tab.expect_navigation():
        elsewhere.tab.locator("main form[action='/follow/end'] button").click()
    elsewhere.open("/follow/matter")
    assert elsewhere.tab.locator("[name=code]").is_visible()
    elsewhere.close()


def test_the_guide_leads_from_a_question_to_the_competent_body(petitioner: Person) -> None:
    petitioner.open("/guide")
    for _ in range(6):
        further = petitioner.tab.locator("main .answers a")
        if not further.count():
            break
        with petitioner.tab.expect_navigation():
            further.first.click()
    assert petitioner.path not in ("/guide", "/guide/what")
    assert petitioner.tab.locator("main h1").count() == 1
    assert not petitioner.tab.locator("main .answers a").count()


def test_the_language_and_the_size_of_type_stay(petitioner: Person) -> None:
    petitioner.open("/office")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("button[name=language]").click()
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("button[name=type]").click()
    assert petitioner.path == "/office"
    petitioner.open("/follow")
    assert petitioner.tab.locator("html").get_attribute("lang") == "en"
    assert petitioner.tab.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22


def test_retaliation_is_reported_and_gets_a_receipt(petitioner: Person) -> None:
    petitioner.open("/")
    with petitioner.tab.expect_navigation():
        petitioner.tab.locator("main a[href='/retaliation']").first.click()
    field = petitioner.tab.locator("[name=unit]")
    unit = field.locator("option[value]:not([value=''])").first.get_attribute("value") if (
        field.evaluate("field => field.tagName") == "SELECT") else "110101-CGW"
    petitioner.step("/retaliation", {"unit": unit or "", "facts": "反映问题以后，店铺被无故停电。"}, "/file/receipt")
    assert petitioner.tab.locator("main .big").count() == 2
