"""A sheet to draw on, and its way into a page: SVG that takes the page's colours and letters.

Matplotlib draws in a fixed set of inks. In the finished SVG each ink becomes one of the theme's
``--tc-figure-*`` variables, so that a figure suits a light page and a dark one. The shapes stand
on the figure itself, without matplotlib's axes: these take most of the time of a small drawing,
and the learner moves a slider. This module is the only one that imports matplotlib, and not
before a figure is drawn.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from html import escape
from io import StringIO
from threading import Thread, current_thread
from typing import Any, NamedTuple, TypedDict, Unpack

from msgspec import Struct


class Ink(StrEnum):
    """The inks, as they are drawn and as they look where no theme is loaded."""

    INK = "#1c2227"
    QUIET = "#646d76"
    LINE = "#d3d8dd"
    GOOD = "#0b6ea8"
    RISK = "#c2500b"
    BET = "#7b3fa0"
    PAPER = "#fefefe"


class Picture(Struct, frozen=True):
    """A figure for the page.

    Attributes:
        svg: The drawing, ready to stand in HTML.
        text: What it shows, in a sentence or two.
        detail: Every other figure in it, in words; empty when the text has them all.
    """

    svg: str
    text: str
    detail: str = ""

    @property
    def html(self) -> str:
        """The figure with its text, for the eye and for a screen reader alike."""
        text, detail = escape(self.text), escape(self.detail)
        more = f"<details><summary>Every figure in words</summary>{detail}</details>" if detail else ""
        return (
            f'<figure class="tc-figure"><div role="img" aria-label="{text} {detail}">{self.svg}</div>'
            f"<figcaption>{text}{more}</figcaption></figure>"
        )


class Look(NamedTuple):
    """The look of a bar: face, edge, and stripes that tell it from another without seeing colours."""

    face: str
    edge: str
    stripes: str = ""
    dashed: bool = False


def solid(ink: Ink) -> Look:
    """Return the look of a full bar."""
    return Look(ink.value, ink.value)


def striped(ink: Ink) -> Look:
    """Return the look of a striped bar."""
    return Look(Ink.PAPER.value, ink.value, "////")


def empty(ink: Ink, *, dashed: bool = False) -> Look:
    """Return the look of an outline."""
    return Look("none", ink.value, dashed=dashed)


class Sheet:
    """A figure that belongs to no window and no global state."""

    def __init__(self, width: int, height: int) -> None:
        """Take a sheet of a size in pixels; the letters are made for 720 of width."""
        _wait()
        from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import; only who draws waits

        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 100, height / 100), facecolor="none")

    def area(
        self,
        box: tuple[float, float, float, float],
        x: tuple[float, float] = (0, 1),
        y: tuple[float, float] = (0, 1),
    ) -> "Area":
        """Return a part of the sheet with its own scales.

        Args:
            box: Left, bottom, width and height, in pixels.
            x: What the left and the right end stand for.
            y: What the lower and the upper end stand for.

        Returns:
            The area.
        """
        return Area(self, box, x, y)

    def add(self, kind: str, *shape: object, **look: object) -> None:
        """Put one of matplotlib's shapes on the sheet, in shares of the sheet."""
        from matplotlib import lines, patches, text  # noqa: PLC0415 - slow to import; only who draws waits

        kinds: dict[str, Any] = {"line": lines.Line2D, "bar": patches.Rectangle, "text": text.Text}
        artist = kinds[kind](*shape, **look, transform=self._figure.transFigure)
        self._figure.add_artist(artist)

    def finish(self, salt: str, text: str, detail: str = "") -> Picture:
        """Return the finished drawing.

        Args:
            salt: Keeps the names inside this SVG apart from those of other figures on the page.
            text: What the figure shows, in a sentence or two.
            detail: Every other figure in it, in words.

        Returns:
            The figure as an ``<svg>`` element that scales with its place, and its words.
        """
        from matplotlib import rc_context  # noqa: PLC0415 - slow to import; only who draws waits
        from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415 - as above

        drawn = StringIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": salt, "hatch.linewidth": 1.2}):
            canvas: Any = FigureCanvasSVG(self._figure)
            canvas.print_svg(drawn, metadata={"Date": None})
        return Picture(_for_page(drawn.getvalue()), text, detail)


class Letters(TypedDict, total=False):
    """How a line of text looks: the side that stands at its place, its size in points, its weight."""

    side: str
    size: float
    bold: bool


class Area(NamedTuple):
    """A part of a sheet with its own scales; all shapes are placed by them."""

    sheet: Sheet
    box: tuple[float, float, float, float]
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as shares of the whole sheet."""
        left, bottom, width, height = self.box
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return (left + across * width) / self.sheet.width, (bottom + up * height) / self.sheet.height

    def bar(self, x: tuple[float, float], y: tuple[float, float], look: Look) -> None:
        """Draw a bar between two values of each scale."""
        (left, bottom), (right, top) = self.at(x[0], y[0]), self.at(x[1], y[1])
        self.sheet.add(
            "bar",
            (left, bottom),
            right - left,
            top - bottom,
            facecolor=look.face,
            edgecolor=look.edge,
            hatch=look.stripes or None,
            linewidth=1.0,
            linestyle=(0, (4, 3)) if look.dashed else "solid",
        )

    def line(
        self,
        points: Iterable[tuple[float, float]],
        ink: Ink,
        width: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through points."""
        xs, ys = zip(*(self.at(*point) for point in points), strict=True)
        style = (0, dashes) if dashes else "solid"
        self.sheet.add("line", xs, ys, color=ink.value, linewidth=width, linestyle=style)

    def dots(self, points: Iterable[tuple[float, float]], ink: Ink, size: float, shape: str = "o") -> None:
        """Draw a mark at each point, of a size in points."""
        places = [self.at(*point) for point in points]
        xs, ys = [x for x, _ in places], [y for _, y in places]
        self.sheet.add("line", xs, ys, color=ink.value, marker=shape, markersize=size, linestyle="none")

    def write(self, x: float, y: float, text: str, ink: Ink = Ink.INK, **letters: Unpack[Letters]) -> None:
        """Write a line of text, centred vertically on ``y``."""
        look = {
            "fontsize": letters.get("size", 10),
            "ha": letters.get("side", "left"),
            "weight": "bold" if letters.get("bold") else "normal",
        }
        self.sheet.add("text", *self.at(x, y), text, color=ink.value, va="center", **look)


def get_ready() -> None:
    """Have matplotlib imported beside what else goes on: the first figure comes as fast as the others."""
    if _FIRST.ident is None:
        _FIRST.start()


def _draw_something() -> None:
    sheet = Sheet(10, 10)
    sheet.area((0, 0, 10, 10)).write(0, 0, "0", bold=True)
    sheet.finish("", "")


_FIRST = Thread(target=_draw_something, daemon=True)


def _wait() -> None:
    # Two threads that import parts of one package at a time may get it unfinished.
    if _FIRST.ident is not None and current_thread() is not _FIRST:
        _FIRST.join()


def _for_page(svg: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # Inside a page this style would reach every other drawing on it.
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(
        r'(<svg [^>]*?) width="[^"]*" height="[^"]*"',
        r'\1 class="tc-drawing" aria-hidden="true"',
        svg,
        count=1,
    )
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r"font-family: [^;\"]*|(?<=px )'DejaVu Sans'[^;\"]*", "font-family: inherit", svg)
    for ink in Ink:
        svg = svg.replace(ink.value, f"var(--tc-figure-{ink.name.lower()}, {ink.value})")
    return re.sub(r"\s*\n\s*", " ", svg)
