"""The one call that a graded cell makes, read without running it."""

import ast
from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class NotAScoreCellError(ValueError):
    """A graded cell that does something else than to score one exercise."""

    def __init__(self, grade_id: str) -> None:
        """Name the cell and what is asked of it."""
        super().__init__(
            f"The graded cell {grade_id!r} must be `from grader import score` and one call "
            '`score("exercise")` or `score("exercise", key="cohort")`, with nothing else in it.'
        )


class ScoreCall(Struct, frozen=True):
    """The arguments of ``score``."""

    exercise: str
    key: str = ""


def score_call(source: str, grade_id: str) -> ScoreCall:
    """Read the call out of a graded cell.

    Args:
        source: The released cell's code.
        grade_id: The cell's name, for the error.

    Returns:
        What ``score`` is called with.

    Raises:
        NotAScoreCellError: The cell is not an optional import and one call with literal texts.
    """
    try:
        *imports, last = ast.parse(source).body
        call = last.value if isinstance(last, ast.Expr) else last
        if not isinstance(call, ast.Call) or ast.unparse(call.func) != "score":
            raise NotAScoreCellError(grade_id)
        given = [ast.literal_eval(value) for value in call.args]
        named = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
    except (SyntaxError, ValueError) as error:
        raise NotAScoreCellError(grade_id) from error
    if any(ast.unparse(line) != "from grader import score" for line in imports):
        raise NotAScoreCellError(grade_id)
    return _checked(given, named, grade_id)


def _checked(given: list[Any], named: Mapping[str, Any], grade_id: str) -> ScoreCall:
    try:
        call = ScoreCall(*given, **named)
    except TypeError as error:
        raise NotAScoreCellError(grade_id) from error
    if not isinstance(call.exercise, str) or not isinstance(call.key, str):
        raise NotAScoreCellError(grade_id)
    return call
