"""The printed page: self-contained, escaped, and on one sheet of paper whatever the deal holds."""

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from random import Random

import pytest

from grader.deals.advice import advise
from grader.deals.deal import MOST_ROWS, Deal
from grader.deals.fields import Day, Field, Pick
from grader.deals.tools import SECTIONS, TOOLS
from grader.exercises.sheet import Amount, Choice, Value
from grader.render.advice import advice_html
from grader.render.deal_page import page_html
from tests import chromium
from tests.sample_deal import sample

NOW = datetime(2026, 3, 9, 16, 5, tzinfo=UTC)
HOSTILE = "</p><img src=x onerror=alert(1)><script>x</script>&amp;'\""


def filled(rows: int, share: float, words: str) -> Deal:
    """Return a deal with this many rows in each list, and with lines that are this full."""
    random = Random(rows)
    ids = {each.id: tuple(str(n) for n in range(1, rows + 1)) for each in SECTIONS.values() if each.rows}
    values: dict[str, Value] = {}
    for section in SECTIONS.values():
        values |= {f"{section.id}.{each.id}": value(each, share, words, random) for each in section.fields}
        for row in ids.get(section.id, ()):
            fields = section.rows.fields if section.rows else ()
            values |= {f"{section.id}.{row}.{each.id}": value(each, share, words, random) for each in fields}
    return Deal(words[: max(3, int(60 * share))], ids, values)


def value(field: Field, share: float, words: str, random: Random) -> Value:
    """Return something legal."""
    match field:
        case Choice():
            return random.choice(field.options).id
        case Amount():
            return float(random.randrange(1, int(min(field.largest, 9_000_000))))
        case Day():
            return (date(2026, 3, 1) + timedelta(days=random.randrange(60))).isoformat()
        case Pick():
            return "1"
    return (words * 9)[: max(3, int(field.longest * share))].strip()


class Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and the names of its attributes."""
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_the_page_holds_what_was_decided_and_what_to_watch_out_for() -> None:
    page = page_html(sample(), NOW)
    decided = ("Hopfield Breweries", "12 March", "€465,000", "One collective invoice")
    assert all(words in page for words in (*decided, "Pair each act (B9)"))
    assert "Made on 9 March 2026, 16:05" in page


def test_the_page_asks_nothing_of_anybody_else() -> None:
    page = page_html(sample(), NOW)
    tags = Tags(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(tags.tags)
    assert not re.search(r"url\(|@import|https?:", page)


@pytest.mark.parametrize("shown", ["page", "advice"])
def test_what_a_learner_types_is_shown_and_never_run(shown: str) -> None:
    def html(deal: Deal) -> str:
        if shown == "page":
            return page_html(deal, NOW)
        return "".join(advice_html(advise(tool, deal), tool.notes(deal)) for tool in TOOLS)

    hostile, harmless = (Tags(html(filled(2, 1, words))) for words in (HOSTILE, "x" * len(HOSTILE)))
    assert sorted(hostile.tags) == sorted(harmless.tags)
    assert not [name for name in hostile.attributes if name.startswith("on")]


@pytest.mark.browser
def test_every_deal_prints_on_one_page() -> None:
    deals = {
        "empty": Deal("New"),
        "sample": sample(),
        "one of each, all full": filled(1, 1, "meeting at noon in the hall "),
        "four short ones": filled(4, 0.3, "delivery of the first machines "),
        "everything, all full": filled(MOST_ROWS, 1, "a promise that was kept late "),
        "the widest letters": filled(3, 1, "WWWWWWWWWWWWW"),
        "everything of the widest": filled(MOST_ROWS, 1, "WWWWWWWWWWWWW"),
        "two letters wide": filled(4, 1, "北京銷售談判"),
    }
    with chromium.running() as browser:
        page = browser.new_page()
        pages = {}
        for name, deal in deals.items():
            page.set_content(page_html(deal, NOW))
            pages[name] = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
    assert pages == dict.fromkeys(deals, 1)
