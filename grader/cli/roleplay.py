"""The command that makes a role-play for a pair."""

import argparse
from pathlib import Path

from grader.cli.commands import CommandError, Output


def roleplay(options: argparse.Namespace) -> Output:
    """Make two confidential briefs and the scoring sheet; 1 when they cannot be written."""
    from grader.render.roleplay import role_play_html, role_play_pages  # noqa: PLC0415 - no other command needs it
    from grader.roleplay import UnknownScenarioError, role_play  # noqa: PLC0415 - as above

    try:
        play = role_play(options.scenario, options.variant)
    except UnknownScenarioError as error:
        raise CommandError(str(error), 2) from error
    place: Path | None = options.output
    if place is None:
        return Output(role_play_html(play).rstrip("\n"), play)
    if place.suffix == ".html":
        files = {place: role_play_html(play)}
    else:
        files = {place / f"{name}.html": page for name, page in role_play_pages(play).items()}
    for path, page in files.items():
        _write(path, page)
    return Output("\n".join(map(str, files)), play)


def _write(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}. Name another place.") from error
