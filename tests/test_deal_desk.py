"""The deal desk without a browser: clicks and keys in, a file out, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ipywidgets import HTML, Button, Dropdown, Text, Widget

import grader.widgets.deal_desk
from grader import deal_desk
from grader.deals.deal import MOST_ROWS
from grader.deals.file import decode, encode
from grader.deals.shelf import Shelf
from grader.deals.tools import TOOLS
from grader.exercises.sheet import Value
from grader.render.sheet import style
from grader.widgets.deal_desk import on_screen
from grader.widgets.deal_desk.controls import DayControl, PickControl, TextControl
from grader.widgets.deal_desk.screen import DealDesk
from grader.widgets.deal_desk.words import static_html
from tests.sample_deal import sample

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in the lessons' folder of an empty workspace, and leave no widget behind."""
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    yield tmp_path
    grader.widgets.deal_desk.close_all()
    Widget.close_all()


def opened(**deals: bytes) -> DealDesk:
    """Show the desk over some files."""
    for name, content in deals.items():
        Shelf(Path.cwd().parent).store.save(name, content, overwrite=True)
    deal_desk()
    return on_screen()


def within(widget: Widget, kind: type[Widget]) -> list[Widget]:
    found = [widget] if isinstance(widget, kind) else []
    return found + [each for child in getattr(widget, "children", ()) for each in within(child, kind)]


def press(desk: DealDesk, text: str) -> None:
    """Press the first button in sight whose words hold a text."""
    button = next(each for each in within(desk.tree, Button) if text in each.description)
    assert not button.disabled
    button.click()


def go(desk: DealDesk, tool: str, section: str) -> None:
    press(desk, tool)
    press(desk, section)


def fill(desk: DealDesk, key: str, value: Value) -> None:
    """Fill a field of the panel in sight, as the browser would."""
    assert desk.bench.panel is not None
    shown = desk.bench.panel.controls[key]
    shown.show(value)
    if isinstance(shown, PickControl):
        shown.show(None)
        (picked,) = within(shown.tree, Dropdown)
        picked.set_state({"index": [each for _, each in picked.options].index(value)})


def visible(desk: DealDesk) -> str:
    return "\n".join(widget.value for widget in within(desk.tree, HTML)).replace(style(), "")


def saved(workspace: Path, name: str = "deal-1") -> dict[str, Value]:
    return dict(decode((workspace / "deals" / f"{name}.json").read_bytes()).values)


def test_showing_the_desk_writes_nothing(workspace: Path) -> None:
    desk = opened()
    assert "Take a deal" in visible(desk)
    assert [each.name for each in workspace.iterdir()] == ["course"]


def test_a_first_deal_is_made_named_and_filled_in(workspace: Path) -> None:
    desk = opened()
    press(desk, "New deal")
    (name,) = [each for each in within(desk.tree, Text) if each.description == "Its name"]
    name.set_state({"value": "Acme, renewal"})
    fill(desk, "deal.customer", "Acme")
    fill(desk, "deal.value", 12_000.0)
    fill(desk, "deal.meeting", "2026-03-12")
    assert saved(workspace) == {"deal.customer": "Acme", "deal.value": 12_000.0, "deal.meeting": "2026-03-12"}
    assert [entry.name for entry in desk.shelf.entries()] == ["Acme, renewal"]
    assert "✓ Saved at" in visible(desk)


def test_fields_of_every_part_come_back_as_they_were(workspace: Path) -> None:
    desk = opened(whole=encode(sample()))
    for place, tool in enumerate(TOOLS):
        desk.bench.use(place)
        for number in range(len(tool.sections)):
            desk.bench.go_to(number)
            assert desk.bench.panel is not None
            one_of_each = {type(shown): key for key, shown in desk.bench.panel.controls.items()}
            for key in one_of_each.values():
                shown, value = desk.bench.panel.controls[key], sample().values.get(key)
                shown.show(None)
                shown.show(value)
    assert saved(workspace, "whole") == dict(sample().values)


def test_rows_are_added_removed_and_brought_back(workspace: Path) -> None:
    desk = opened()
    press(desk, "New deal")
    go(desk, "Prep brief", "Agenda")
    press(desk, "+ Add a point")
    press(desk, "+ Add a point")
    fill(desk, "agenda.1.name", "Delivery")
    fill(desk, "agenda.2.name", "Price")
    press(desk, "Remove")
    assert saved(workspace) == {"agenda.2.name": "Price"}
    press(desk, "Bring “Delivery” back")
    assert saved(workspace) == {"agenda.1.name": "Delivery", "agenda.2.name": "Price"}
    assert [each.description for each in within(desk.tree, Button) if "▾" in each.description] == [
        "▾ 1. Delivery · 1 of 2",
        "▾ 2. Price · 1 of 2",
    ]


def test_another_change_ends_the_chance_to_bring_a_row_back() -> None:
    desk = opened(whole=encode(sample()))
    go(desk, "Prep brief", "Agenda")
    press(desk, "Remove")
    fill(desk, "agenda.2.name", "Night service")
    assert not [each for each in within(desk.tree, Button) if each.description.startswith("Bring")]


def test_a_list_of_rows_has_an_end() -> None:
    desk = opened()
    press(desk, "New deal")
    go(desk, "Prep brief", "Agenda")
    for _ in range(MOST_ROWS):
        press(desk, "+ Add a point")
    (add,) = [each for each in within(desk.tree, Button) if each.description.startswith("+ Add")]
    assert add.disabled


def test_adding_a_row_leaves_the_rows_before_it_as_they_are() -> None:
    desk = opened(whole=encode(sample()))
    go(desk, "Prep brief", "Agenda")
    assert desk.bench.panel is not None
    before = within(desk.bench.panel.tree, Text)
    press(desk, "+ Add a point")
    assert within(desk.bench.panel.tree, Text)[: len(before)] == before


def test_a_pick_offers_the_rows_as_they_are_now_and_forgets_one_that_goes(workspace: Path) -> None:
    desk = opened(whole=encode(sample()))
    go(desk, "If trust is low", "What they do")
    press(desk, "Remove")
    assert "step.1.condition" not in saved(workspace, "whole")
    press(desk, "What you deliver")
    assert desk.bench.panel is not None
    (picked,) = within(desk.bench.panel.controls["step.1.condition"].tree, Dropdown)
    assert [text for text, _ in picked.options] == [
        "Choose …",
        "1. clear the hall",
        "2. pay the second third",
        "nothing they have to do",
    ]
    fill(desk, "step.1.condition", "3")
    assert saved(workspace, "whole")["step.1.condition"] == "3"


def test_text_that_is_too_long_is_refused_and_what_stood_there_is_kept(workspace: Path) -> None:
    desk = opened(whole=encode(sample()))
    assert desk.bench.panel is not None
    shown = desk.bench.panel.controls["deal.customer"]
    assert isinstance(shown, TextControl)
    shown.show("x" * 61)
    assert "there is room for 60" in "".join(each.value for each in within(shown.tree, HTML))
    assert saved(workspace, "whole")["deal.customer"] == "Hopfield Breweries"


def test_an_emptied_day_is_no_day(workspace: Path) -> None:
    desk = opened(whole=encode(sample()))
    assert desk.bench.panel is not None
    shown = desk.bench.panel.controls["deal.meeting"]
    assert isinstance(shown, DayControl)
    shown.show(None)
    assert "deal.meeting" not in saved(workspace, "whole")


def test_the_advice_follows_every_change() -> None:
    desk = opened(whole=encode(sample()))
    go(desk, "Prep brief", "Your limit")
    assert "What is hoped for is a target" in visible(desk)
    fill(desk, "limits.reservation", 411_000.0)
    assert "What is hoped for is a target" not in visible(desk)
    (tool,) = [each for each in within(desk.tree, Button) if each.description.startswith("Prep")]
    assert tool.description == "Prep brief\n⚠ 5  ✓ 5"


def test_the_advice_gives_no_points() -> None:
    desk = opened(whole=encode(sample()))
    for place in range(len(TOOLS)):
        desk.bench.use(place)
        assert "points" not in visible(desk).replace("AgendaPoint", "")


def test_what_a_learner_types_is_escaped_wherever_it_is_shown() -> None:
    typed = [key for key in sample().values if key.endswith((".name", ".customer", ".person"))]
    text: dict[str, Value | None] = dict.fromkeys(typed, HOSTILE)
    desk = opened(whole=encode(sample(text)))
    for place, tool in enumerate(TOOLS):
        desk.bench.use(place)
        for number in range(len(tool.sections)):
            desk.bench.go_to(number)
            assert HOSTILE not in visible(desk)
    press(desk, "Make the one-page brief")
    assert HOSTILE not in desk.shelf.page("whole").read_text("utf-8")


def test_deals_are_chosen_deleted_and_brought_back(workspace: Path) -> None:
    desk = opened(acme=encode(sample()), beta=encode(sample({"deal.customer": "Beta"})))
    (chosen,) = [each for each in within(desk.tree, Dropdown) if each.description == "Your deal"]
    chosen.set_state({"index": 1})
    assert desk.deal_id == "beta"
    press(desk, "Delete this deal")
    assert desk.deal_id == "acme"
    assert "deals/beta.deleted-1.json" in visible(desk)
    press(desk, "Bring it back")
    assert desk.deal_id == "beta"
    assert saved(workspace, "beta")["deal.customer"] == "Beta"


def test_the_last_deal_may_go_and_come_back() -> None:
    desk = opened(acme=encode(sample()))
    press(desk, "Delete this deal")
    assert "Take a deal" in visible(desk)
    press(desk, "Bring it back")
    assert desk.deal_id == "acme"


def test_a_damaged_file_is_shown_as_far_as_it_goes_and_kept(workspace: Path) -> None:
    damaged = encode(sample()).replace(b'"2026-03-12"', b'"someday"', 1)
    desk = opened(acme=damaged)
    assert "cannot be read as it stands" in visible(desk)
    assert (workspace / "deals" / "acme.json").read_bytes() == damaged
    fill(desk, "deal.customer", "Acme")
    assert (workspace / "deals" / "acme.damaged-1.json").read_bytes() == damaged
    assert saved(workspace, "acme")["deal.customer"] == "Acme"


@pytest.mark.parametrize(("way", "left"), [("Keep mine", "Mine"), ("Use the other one", "Theirs")])
def test_two_windows_do_not_overwrite_each_other(workspace: Path, way: str, left: str) -> None:
    desk = opened(acme=encode(sample()))
    Shelf(workspace).store.save("acme", encode(sample({"deal.customer": "Theirs"})), overwrite=True)
    fill(desk, "deal.customer", "Mine")
    assert "Two versions." in visible(desk)
    assert saved(workspace, "acme")["deal.customer"] == "Theirs"
    press(desk, way)
    assert saved(workspace, "acme")["deal.customer"] == left


def test_a_full_disk_is_said_and_tried_again(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened(acme=encode(sample()))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("grader.grading.store._write_through", full)
        fill(desk, "deal.customer", "Acme")
    assert "The disk is full" in visible(desk)
    press(desk, "Try again")
    assert saved(workspace, "acme")["deal.customer"] == "Acme"


def test_pressing_start_again_keeps_the_deal_that_was_open() -> None:
    desk = opened(acme=encode(sample()), beta=encode(sample()))
    desk.bench.use(1)
    (chosen,) = [each for each in within(desk.tree, Dropdown) if each.description == "Your deal"]
    chosen.set_state({"index": 1})
    deal_desk()
    assert on_screen() is not desk
    assert on_screen().deal_id == "beta"


def test_what_the_notebook_itself_keeps_says_nothing_of_a_deal(capsys: pytest.CaptureFixture[str]) -> None:
    opened(acme=encode(sample()))
    assert capsys.readouterr().out.startswith("<IPython.core.display.HTML object>")
    assert "Hopfield" not in static_html()
