"""What a graded notebook says, read out of the file that grading left."""

import msgspec

from grader.render.learner_text import as_typed


class GradedNotebookError(Exception):
    """A graded notebook of which no page can be made; the message says what to do."""


class Part(msgspec.Struct):
    """One graded cell.

    Attributes:
        cell: Its grade id.
        title: The heading above it.
        by_rules: Whether rules judge it; else people do.
        findings: What was found, as HTML in which everything is escaped; empty when grading left nothing.
        in_words: The same as plain text.
        score: Points that grading gave; None where it left them to people.
        written: What the learner wrote in it.
    """

    cell: str
    title: str
    by_rules: bool
    findings: str = ""
    in_words: str = ""
    score: float | None = None
    written: str = ""


class GradedNotebook(msgspec.Struct, frozen=True):
    """A graded notebook.

    Attributes:
        title: Its first heading.
        parts: Its graded cells, in order.
        remark: What grading says of a submission that it could not read as a notebook.
    """

    title: str
    parts: tuple[Part, ...]
    remark: str = ""


_Lines = str | list[str]


class _Mark(msgspec.Struct):
    grade_id: str
    grade: bool = False
    task: bool = False


class _Metadata(msgspec.Struct):
    nbgrader: _Mark | None = None


class _Data(msgspec.Struct):
    html: _Lines = msgspec.field(default="", name="text/html")
    plain: _Lines = msgspec.field(default="", name="text/plain")


class _Output(msgspec.Struct):
    output_type: str
    data: _Data | None = None


class _Cell(msgspec.Struct):
    cell_type: str
    source: _Lines = ""
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    outputs: list[_Output] = []


class _File(msgspec.Struct):
    cells: list[_Cell]


_DECODER = msgspec.json.Decoder(_File)


def read_graded(content: bytes) -> GradedNotebook:
    """Read a graded notebook.

    Args:
        content: The file that grading left.

    Returns:
        What it says.

    Raises:
        GradedNotebookError: It is no notebook, or no whole one.
    """
    try:
        cells = _DECODER.decode(content).cells
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise GradedNotebookError(
            f"The graded notebook cannot be read ({error}). Grade this submission again with --force"
        ) from error
    parts, title, heading, remark = [], "", "", ""
    for cell in cells:
        source = _text(cell.source)
        if (mark := cell.metadata.nbgrader) and (mark.grade or mark.task):
            parts.append(_part(cell, mark.grade_id, heading, source))
            heading = ""
        elif cell.cell_type == "markdown":
            heading = _heading(source) or heading
            title = title or heading
            remark = remark or as_typed(source)
    return GradedNotebook(title, tuple(parts), remark)


def _part(cell: _Cell, name: str, heading: str, source: str) -> Part:
    title = heading or name.replace("-", " ").capitalize()
    if cell.cell_type != "code":
        return Part(name, title, by_rules=False, written=as_typed(source))
    found = Part(name, title, by_rules=True)
    for output in cell.outputs:
        if output.data and output.output_type == "execute_result":
            found.score = _number(_text(output.data.plain))
        elif output.data and output.data.html:
            found.findings, found.in_words = _text(output.data.html), _text(output.data.plain)
    return found


def _text(lines: _Lines) -> str:
    return lines if isinstance(lines, str) else "".join(lines)


def _heading(source: str) -> str:
    first = source.lstrip().partition("\n")[0]
    return first.lstrip("#").strip() if first.startswith("#") else ""


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
