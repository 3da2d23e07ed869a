"""Grade the submission of one learner with ``tradecraft``, and write it down as Gradescope reads it.

The folders and both formats are Gradescope's (gradescope-autograders.readthedocs.io, pages
"Autograder Specifications" and "Submission Metadata").
"""
# ruff: noqa: INP001 - Gradescope runs it by its path

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

PASS = 0.8
"""Share of an exercise's points from which it is passed, as the course says."""

SIGNS = {"kept": "✓", "broken": "✗", "not attempted": "○", "not applicable": "–"}


def main(autograder: Path) -> None:
    """Grade what is in ``submission/``, and write ``results/results.json``."""
    settings = tomllib.loads((autograder / "source" / "settings.toml").read_text("utf-8"))
    results = as_results(graded(autograder, settings), titles(autograder), settings["visibility"])
    target = autograder / "results" / "results.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2, ensure_ascii=False), encoding="utf-8")
    score = sum(test["score"] for test in results["tests"])
    sys.stdout.write(f"{settings['assignment']}: {score:g} points, written to {target}\n")


def graded(autograder: Path, settings: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the report of each exercise of the assignment."""
    words = ["check", str(autograder / "submission"), "--handed-in", "--assignment", settings["assignment"]]
    if settings["key"]:
        words += ["--key", settings["key"], "--learner", learner(autograder)]
    return tradecraft(autograder, *words)


def learner(autograder: Path) -> str:
    """Return the e-mail address of whoever submitted; of a group, its first member's."""
    metadata = json.loads((autograder / "submission_metadata.json").read_text("utf-8"))
    address: str = metadata["users"][0]["email"]
    return address


def titles(autograder: Path) -> dict[str, str]:
    """Return the exercises' titles by id."""
    return {row["id"]: row["title"] for row in tradecraft(autograder, "exercises")}


def tradecraft(autograder: Path, *words: str) -> list[dict[str, Any]]:
    """Return what a command prints for programs; stop where it could not do its work."""
    command = [str(autograder / "venv" / "bin" / "tradecraft"), *words, "--json"]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    try:
        rows: list[dict[str, Any]] = json.loads(done.stdout)
    except ValueError:
        # No results are better than a 0 that nobody earned: Gradescope then tells the instructor.
        sys.exit(f"`{' '.join(command)}` ended with {done.returncode}: {done.stderr.strip()}")
    return rows


def as_results(reports: list[dict[str, Any]], names: dict[str, str], visibility: str) -> dict[str, Any]:
    """Return the content of ``results.json``: one test for each exercise."""
    empty = all(report["status"] == "not attempted" for report in reports)
    note = "No answers were found. Submit the whole folder of the assignment, with answers/ in it, as a zip."
    return {
        "output": note if empty else "Each exercise lists the rules it was checked against.",
        "output_format": "text",
        "test_output_format": "text",
        "visibility": visibility,
        "tests": [
            {
                "name": names[report["exercise"]],
                "score": report["score"],
                "max_score": report["max_score"],
                "status": "passed" if report["score"] >= PASS * report["max_score"] else "failed",
                "output": "\n".join(lines(report)),
                "output_format": "text",
            }
            for report in reports
        ],
    }


def lines(report: dict[str, Any]) -> list[str]:
    """Return a report as lines of text: why it cannot be graded, or what each rule found."""
    found = [f"{field}: {problem}" for field, problem in report.get("problems", {}).items()]
    for finding in report["findings"]:
        points = f"{finding['points']:g} of {finding['max_points']:g}"
        found.append(f"{SIGNS[finding['status']]} {finding['status']} ({points}): {finding['message']}")
        if finding["status"] == "broken":
            found += [f"    {quote}" for quote in finding["evidence"]]
    return found or ["Not attempted."]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
