"""Pages in other scripts, in a real browser: right to left without overflow, and a switch that keeps the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

ARABIC = {
    "site.yaml": """\
languages: [ar, en]
title: {ar: آدا, en: Ada}
theme: {layout: LAYOUT}
sections:
  - {kind: news, title: {ar: الأخبار, en: News}, limit: 2}
  - {kind: publications, title: {ar: المنشورات, en: Publications}, numbered: true, abstracts: details}
  - {kind: publications, title: {ar: مختارات, en: Selected}, link_style: pipes, authors_max: 2}
  - {kind: positions, title: {ar: المسيرة, en: Positions}}
  - {kind: service, title: {ar: الخدمة, en: Service}}
""",
    "content/person.yaml": """\
name: Ada Example
job_title: {ar: أستاذة علوم الحاسوب, en: Professor}
affiliation: {name: {ar: جامعة المثال للعلوم والتقنية, en: University of Examples}}
email: ada@example.org
links:
  - {label: Google Scholar, url: "https://scholar.google.com/"}
  - {label: GitHub, url: "https://github.com/"}
notice: {text: {ar: أبحث عن طلاب دكتوراه., en: I look for doctoral students.}}
""",
    "content/bio.md": "أعمل على فهم الفيديو والنماذج اللغوية الكبيرة في [جامعة المثال](https://example.org/).\n",
    "content/bio.en.md": "I work on video.\n",
    "content/news.yaml": "".join(
        f"- {{date: 2024-0{month}, text: {{ar: قُبلت ورقة جديدة في المؤتمر, en: A new paper}}}}\n" for month in (7, 5, 3)
    ),
    "content/positions.yaml": "- {organization: {ar: جامعة المثال, en: Example}, start: 2018, ongoing: true}\n",
    "content/service.yaml": "- {role: {ar: مُحكِّم, en: Reviewer}, venues: [CVPR, ECCV, NeurIPS]}\n",
    "content/publications.bib": "".join(
        f"@inproceedings{{work{number}, title = {{A Title Long Enough To Need a Second Line Here {number}}},"
        f" author = {{Example, Ada and One, Author and Two, Author and Three, Author}}, year = {{202{number}}},"
        " booktitle = {Conference on Everything}, abstract = {What was done.}, url = {https://example.org/a.pdf}}\n"
        for number in range(5)
    ),
}


@pytest.mark.parametrize("layout", ["header", "sidebar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_an_arabic_page_runs_from_right_to_left_without_overflow(
    served: Callable[[dict[str, str]], str], browser: Chrome, layout: str, width: int
) -> None:
    address = served({**ARABIC, "site.yaml": ARABIC["site.yaml"].replace("LAYOUT", layout)})
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    for page in ("", "publications/index.html", "publications/work1/index.html"):
        browser.get(address + page)
        wide, direction = browser.execute_script(
            "return [document.documentElement.scrollWidth, getComputedStyle(document.body).direction]"
        )
        assert (page, wide <= width, direction) == (page, True, "rtl")
        heading = browser.find_element(By.CSS_SELECTOR, "h1").rect
        middle = browser.find_element(By.CSS_SELECTOR, "main").rect
        assert heading["x"] + heading["width"] / 2 >= (middle["x"] + middle["width"] / 2) - 1
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_switch_leads_to_the_same_page(served: Callable[[dict[str, str]], str], browser: Chrome) -> None:
    address = served({**ARABIC, "site.yaml": ARABIC["site.yaml"].replace("LAYOUT", "header")})
    browser.get(address + "publications/work1/index.html")
    browser.find_element(By.CSS_SELECTOR, ".languages a").click()
    assert browser.current_url == address + "en/publications/work1/index.html"
    assert browser.find_element(By.CSS_SELECTOR, "html").get_attribute("lang") == "en"
    browser.find_element(By.CSS_SELECTOR, ".languages a").click()
    assert browser.current_url == address + "publications/work1/index.html"
    label = browser.find_element(By.CSS_SELECTOR, ".scheme").get_attribute("aria-label")
    assert label == "التبديل إلى الألوان الداكنة"


MARK = """
const range = document.createRange();
const text = document.querySelector(arguments[0]).firstChild;
range.setStart(text, text.data.indexOf('“'));
range.setEnd(text, text.data.indexOf('“') + 1);
return range.getBoundingClientRect().width / parseFloat(getComputedStyle(text.parentElement).fontSize);
"""
HAS_FONT = "return document.fonts.load('17px \"Han marks\"', '“').then((fonts) => fonts.length > 0, () => false)"


def test_chinese_quotation_marks_are_as_wide_as_its_characters_and_those_of_english_texts_are_not(
    served: Callable[[dict[str, str]], str], browser: Chrome
) -> None:
    files = {
        "site.yaml": "languages: [en, zh]\nsections: [{kind: about}]\n",
        "content/bio.md": "Welcome.\n",
        "content/bio.zh.md": "他说“好”。\n",
        "content/posts/2024-01-01-a.md": '---\ntitle: A\n---\nShe said "yes".\n',
    }
    address = served(files)
    browser.get(f"{address}zh/index.html")
    if not browser.execute_script(HAS_FONT):
        pytest.skip("no Chinese font found on this machine")
    assert browser.execute_script(MARK, ".prose p") > 0.9
    browser.get(f"{address}zh/posts/a/index.html")
    assert browser.execute_script(MARK, ".prose p") < 0.7
