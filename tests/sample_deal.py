"""A deal as a learner would fill it in: 120 labelling machines for a brewery that has let us wait twice."""

from collections.abc import Iterator, Mapping

from grader.deals.deal import Deal
from grader.deals.tools import SECTIONS
from grader.exercises.sheet import Value

ONCE: dict[str, Value] = {
    "deal.customer": "Hopfield Breweries",
    "deal.person": "Kim Park",
    "deal.product": "120 labelling machines, with service",
    "deal.value": 480_000.0,
    "deal.meeting": "2026-03-12",
    "deal.boss": "Maria Lind",
    "team.guided": "yes",
    "team.hour": "2026-03-10",
    "team.asked-agreed": "yes",
    "team.asked": "guidance",
    "limits.alternative": "Sell the spring line to Northgate, whose offer stands until April",
    "limits.leaves": 390_000.0,
    "limits.serving": 21_000.0,
    "limits.target": 465_000.0,
    "limits.reservation": 465_000.0,
    "limits.talk": "withheld",
    "telling.opening": "1",
    "telling.matters": 8000.0,
    "telling.limit": 3000.0,
    "telling.silence": "ask-concerns",
    "telling.onward": "as-planned",
    "mandate.limit": 10_000.0,
    "ledger.call": "own-answer",
    "ledger.figuring": "here and now",
    "ledger.note": "cost",
    "safeguards.accepts": "yes",
    "safeguards.begin": "on their terms",
    "safeguards.checked": "power to agree",
    "safeguards.moment": "before the first sitting",
    "safeguards.source": "third party",
    "pace.promise": "the audited accounts",
    "pace.due": "2026-03-16",
    "pace.proven": "2026-03-18",
    "pace.sitting": "2026-03-17",
    "pace.until": "2026-03-24",
    "pace.cap": 100_000.0,
    "pace.price": 4000.0,
    "pace.units": 30.0,
    "pace.paid": 20.0,
    "pace.open": "1",
    "pace.notes": "ours",
    "pace.draft": "ours",
    "step.quantity": 120.0,
}

ROWS: dict[str, list[tuple[Value, ...]]] = {
    "promises": [
        ("the signed drawings", "2025-11-03", "kept"),
        ("the site survey", "2025-12-01", "broken"),
        ("the deposit for the spare parts", "2026-01-15", "kept"),
        ("their forecast for the year", "2026-02-02", "broken"),
    ],
    "team": [
        ("Ann Lee, engineering", "2026-03-09", "yes"),
        ("Tom Reyes, service", "2026-03-12", "yes"),
        ("Ann Lee, engineering", "2026-03-19", "no"),
    ],
    "offer": [
        ("Free delivery", "yes", "Price list, page 3: orders from 50 units", "yes"),
        ("Two days of training", "yes", "Service policy: every new line", "no"),
        ("90 days to pay", "no", "Finance decides on more than 60 days", "yes"),
    ],
    "people": [
        (
            "Kim Park, head of purchasing",
            250_000.0,
            "no",
            "I need one invoice a month, not forty.",
            "One collective invoice on the first: your desk is free of the other thirty-nine.",
            "fits",
        ),
        (
            "Dr Osei, managing director",
            1_000_000.0,
            "yes",
            "We must not stand still in the summer.",
            "240 labels a minute, IP67, three drives.",
            "features only",
        ),
    ],
    "agenda": [
        ("Delivery dates", "Dr Osei"),
        ("Service at night", "Tom Reyes"),
        ("Payment", "Kim Park"),
        ("Price", "Dr Osei, Kim Park"),
    ],
    "quote": [
        ("Spare parts for five years", "mended", "Prices for years 4 and 5"),
        ("Training for two shifts", "complete"),
        ("Removal of the old line", "open", "Who pays for the crane"),
    ],
    "backing": [
        ("First twenty by 3 May", "production", "Ann Lee", "in charge"),
        ("A technician within two hours", "service", "Service", "department"),
    ],
    "piece": [
        (
            "First date",
            "We cannot ship before 3 May",
            "delivery",
            "board",
            "2",
            12_000.0,
            5.0,
            20_000.0,
            "1",
            "fixed",
            "exact",
            "their-limit",
        ),
        (
            "Payment term",
            "By law we wait 60 days at most",
            "payment",
            "law",
            "3",
            6000.0,
            5.0,
            10_000.0,
            "1",
            "fixed",
            "range",
            "their-limit",
        ),
        (
            "Line is free",
            "The spring line is not sold yet",
            "quantity",
            "wish",
            "2",
            4000.0,
            40.0,
            60_000.0,
            "0",
        ),
        (
            "Service wish",
            "We want the service contract",
            "service",
            "wish",
            "3",
            15_000.0,
            20.0,
            14_000.0,
            "2",
            "fixed",
            "exact",
            "nothing",
        ),
    ],
    "mandate": [
        ("training days", 900.0, 11.0, "a forecast for the year", 12_000.0),
        ("spare-part kits", 1300.0, 5.0, "a case study", 4000.0),
    ],
    "ask": [
        (
            "Six more training days",
            5400.0,
            "cost",
            6.0,
            900.0,
            "own",
            "A reference visit a quarter",
            "new",
            8000.0,
            "yes",
        ),
        (
            "Penalty for late delivery",
            20_000.0,
            "risk",
            10.0,
            96_000.0,
            "own",
            "The deposit on the day",
            "owed",
            5000.0,
            "yes",
        ),
        (
            "90 days to pay",
            7000.0,
            "cost",
            30.0,
            200.0,
            "finance",
            "A two-year service contract",
            "new",
            30_000.0,
            "finance",
        ),
        (
            "A tenth off the price",
            48_000.0,
            "cost",
            120.0,
            400.0,
            "own",
            "The second site as well",
            "new",
            60_000.0,
            "yes",
        ),
        (
            "Free storage in April",
            2000.0,
            "cost",
            4.0,
            500.0,
            "own",
            "a reference visit a quarter",
            "new",
            8000.0,
            "yes",
        ),
    ],
    "act": [
        ("pay the first third", "2026-04-10", "2026-04-14", "independent", "bites"),
        ("clear the hall", "2026-05-04", "2026-05-06", "theirs", "words"),
        ("pay the second third", "2026-06-08", "2026-06-11", "independent", "bites"),
    ],
    "step": [
        ("First twenty machines", "Ann Lee", "a person of ours", "1", "2026-04-14", 20.0),
        ("Fifty machines", "Ann Lee", "a person of ours", "2", "2026-05-05", 50.0),
        ("The last fifty", "their site manager", "a person of theirs", "no-act", "2026-06-15", 50.0),
    ],
}
"""Values by section, in the order of the row's fields; what is left out at the end stays empty."""


def _values() -> Iterator[tuple[str, Value]]:
    yield from ONCE.items()
    for name, rows in ROWS.items():
        shape = SECTIONS[name].rows
        assert shape is not None
        for number, row in enumerate(rows, 1):
            for field, value in zip(shape.fields, row, strict=False):
                yield f"{name}.{number}.{field.id}", value


def sample(changes: Mapping[str, Value | None] | None = None) -> Deal:
    """Return the deal, with some values changed or, where they are None, left empty."""
    rows = {name: tuple(str(n) for n in range(1, len(each) + 1)) for name, each in ROWS.items()}
    values = dict(_values()) | dict(changes or {})
    return Deal(
        "Hopfield, spring line", rows, {key: value for key, value in values.items() if value is not None}
    )
