"""The command line: what each command takes, and how errors and exit codes reach the shell."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from grader.cli import bulk, cohort_commands, cohort_demo, commands, roleplay
from grader.cli.cohort import add_to as add_reports
from grader.cli.commands import CommandError
from grader.cli.verify import add_to as add_verify

EPILOG = "Exit code: 0 done, 1 something asked for does not hold, 2 wrong use."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words of the command line; those of this process when None.

    Returns:
        The exit code: 0 done, 1 something asked for does not hold, 2 wrong use.
    """
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a sign gets a question mark, never a crash.
            stream.reconfigure(errors="replace")
    try:
        output: commands.Output = options.run(options)
        text = output.as_json() if vars(options).get("json") else output.text
        sys.stdout.write(f"{text}\n" if text else "")
        sys.stdout.flush()
    except CommandError as error:
        sys.stderr.write(f"tradecraft: {error}\n")
        return error.code
    except BrokenPipeError:
        # The reader of a pipe has had enough, as in `tradecraft rules | head`.
        sys.stdout = None  # nothing more can be flushed into it
        return 0
    except KeyboardInterrupt:
        return 130
    return output.code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="tradecraft", description="A sales negotiation course that grades itself.", epilog=EPILOG
    )
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)

    command = partial(_command, subparsers)

    learn = command("learn", commands.learn, "Open the course in JupyterLab.", json=False)
    _folder(learn, "where your course and your answers are kept")
    learn.add_argument("--port", type=int, help="port of the local server (default: a free one)")
    learn.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    learn.add_argument("--learner", metavar="ID", help="your id, if your instructor gave you one; it is kept")

    check = command("check", commands.check, "Check all saved answers of a workspace or an assignment.")
    _folder(check, "a workspace, or the folder of one assignment")
    check.add_argument(
        "--handed-in", action="store_true", help="judge it as a submission: everything, the capstone too"
    )
    check.add_argument(
        "--assignment", metavar="NAME", help="with --handed-in: whose folder it is (default: found out)"
    )
    _who(check)

    command("exercises", commands.exercises, "List the exercises: id, module, points and rules.")
    command("rules", commands.rules, "List the rules: what each asks, its source and where it is checked.")

    scenario = command(
        "scenario", commands.scenario, "Print the case of an exercise as the learner reads it."
    )
    _exercise(scenario)

    reference = command(
        "reference", commands.reference, "Print the answer that earns full marks, as an answer file."
    )
    _exercise(reference)
    reference.add_argument(
        "--flawed", metavar="RULE", help="instead print an answer that breaks this rule alone"
    )

    grade = command("grade", commands.grade, "Grade one answer file.")
    _exercise(grade)
    grade.add_argument(
        "answer", metavar="ANSWER.json", help="the answer file; - reads it from standard input"
    )

    add_verify(command)

    play = command(
        "roleplay", roleplay.roleplay, "Make a role-play for pairs: two briefs and a scoring sheet."
    )
    play.add_argument(
        "--scenario", default="trades", metavar="NAME", help="a module's name (default: trades)"
    )
    play.add_argument(
        "--variant", required=True, metavar="V", help="any text; the same one, the same role-play"
    )
    play.add_argument(
        "--output",
        type=Path,
        metavar="DIR|FILE",
        help="a FILE.html for all three sheets, or a folder for three files (default: to the terminal)",
    )

    simulate = command("simulate", commands.simulate, "Make submissions by learners of named kinds.")
    simulate.add_argument(
        "folder", type=Path, metavar="DIR", help="an nbgrader course folder; gets submitted/"
    )
    simulate.add_argument("--learners", type=_count, default=30, metavar="N", help="how many (default: 30)")
    simulate.add_argument(
        "--seed", type=int, default=0, metavar="S", help="same seed, same learners (default: 0)"
    )

    autograde = command("autograde", bulk.autograde, "Grade submissions into nbgrader's gradebook.")
    _cohort(autograde)
    autograde.add_argument("--force", action="store_true", help="grade again what is graded already")

    feedback = command("feedback", bulk.feedback, "Write the learners' feedback pages.")
    _cohort(feedback)

    export = command("export", bulk.export, "Export the grades, one row a learner.", json=False)
    export.add_argument(
        "--format",
        choices=("csv", "json", "canvas", "moodle"),
        default="csv",
        help="all there is as CSV (default) or JSON, or the totals as Canvas or Moodle import them",
    )
    export.add_argument(
        "--output", type=Path, metavar="FILE", help="where it goes (default: to the terminal)"
    )
    export.add_argument(
        "--assignment", nargs="+", default=(), metavar="NAME", help="which assignments (default: all)"
    )
    _course(export)

    add_reports(command, _course, _crew)

    about = "Make a cohort from a roster, take it through a round, see where it stands."
    cohort = subparsers.add_parser("cohort", help=about, description=about, epilog=EPILOG)
    of_cohorts = partial(_command, cohort.add_subparsers(metavar="COMMAND", required=True))
    cohort_commands.add_to(of_cohorts, _crew)
    cohort_demo.add_to(of_cohorts)
    return top


def _command(
    subparsers: Any, name: str, run: commands.Command, about: str, *, json: bool = True
) -> argparse.ArgumentParser:
    sub: argparse.ArgumentParser = subparsers.add_parser(name, help=about, description=about, epilog=EPILOG)
    sub.set_defaults(run=run)
    if json:
        sub.add_argument("--json", action="store_true", help="print data for programs instead of text")
    return sub


def _cohort(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("assignment", nargs="?", default="", metavar="ASSIGNMENT", help="which assignment")
    sub.add_argument("--all", action="store_true", help="all assignments that the gradebook knows")
    sub.add_argument("--student", default="*", metavar="GLOB", help="which learners (default: all)")
    _course(sub)
    _crew(sub)


def _crew(sub: argparse.ArgumentParser) -> None:
    crew = sub.add_mutually_exclusive_group()
    crew.add_argument(
        "--jobs", type=_count, metavar="N", help="how many processes work (default: one for each core)"
    )
    crew.add_argument("--scheduler", metavar="ADDRESS", help="work on the Dask cluster of this scheduler")


def _course(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--course", type=Path, default=Path(), metavar="DIR", help="the course folder (default: this one)"
    )


def _folder(sub: argparse.ArgumentParser, about: str) -> None:
    default = "default: workspace"
    sub.add_argument(
        "folder", type=Path, nargs="?", default=Path("workspace"), metavar="DIR", help=f"{about} ({default})"
    )


def _exercise(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("exercise", metavar="EXERCISE", help="its id; see `tradecraft exercises`")
    sub.add_argument("--variant", default="0", metavar="V", help="which case of it (default: 0)")


def _who(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--key", default="", help="the cohort's key, where each learner has a case of their own")
    sub.add_argument("--learner", default="", metavar="ID", help="whose case, with --key")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
