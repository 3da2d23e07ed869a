"""The certificate: what counts for it, what its code shows, and what the badge says."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from grader.cli import main
from grader.domain.teachings import syllabus
from grader.exercises import MODULES, exercise, exercise_ids
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore, StoreError
from grader.lessons.certificate import CORRECT, MAKE, CertificatePage
from grader.progress import verifying
from grader.progress.awarding import NotPassedError, award, bettered, renamed
from grader.progress.certificate import (
    LONGEST_NAME,
    NAME,
    Certificate,
    UnusableNameError,
    clean_name,
    keep,
    read_kept,
)
from grader.progress.counted import Best, best_answers
from grader.progress.handing_in import handed_in
from grader.progress.log import HOME, Attempt, Log
from grader.render.badge import badge
from grader.render.certificate import certificate_html, certificate_page
from tests import chromium

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
CAPSTONE = "four-meetings"
DEAL = "live-deal"
MODULE_OF = {name: module for module, names in MODULES.items() for name in names}
NAMED = "Ada Lovelace"


def reference(name: str) -> dict[str, Any]:
    """Return the answer that earns full marks in the course's own case."""
    task = exercise(name)
    return dict(solution(task).reference(task.case("0")))


def flawed(name: str, rules: int = 4) -> dict[str, Any]:
    """Return an answer that breaks several rules."""
    task = exercise(name)
    case, answers = task.case("0"), solution(task).flawed
    found = reference(name)
    for rule in list(answers)[:rules]:
        found |= answers[rule](case)
    return found


def put(workspace: Path, name: str, answer: dict[str, Any]) -> None:
    """Save an answer as its widget does."""
    store = AnswerStore(workspace / "exercises" / MODULE_OF[name])
    store.save(name, encode(name, "0", answer), overwrite=True)


def saved(workspace: Path, name: str) -> Path:
    """Return where an exercise's answer is saved."""
    return AnswerStore(workspace / "exercises" / MODULE_OF[name]).path(name)


def note(workspace: Path, name: str, answer: dict[str, Any], score: float, variant: str = "0") -> None:
    """Note an attempt with a score that may be a lie."""
    attempt = Attempt(
        at=NOON, exercise=name, variant=variant, answer=answer, score=score, whole=True, verdicts=()
    )
    Log(workspace).add(attempt)


def tried(
    workspace: Path, now: dict[str, Any], before: dict[str, Any], score: float, variant: str = "0"
) -> None:
    """Save an answer to one exercise, and note another that was checked before."""
    put(workspace, DEAL, now)
    note(workspace, DEAL, before, score, variant)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which everything is answered as it should be."""
    workspace = tmp_path_factory.mktemp("model")
    (workspace / HOME).mkdir()
    for name in exercise_ids():
        put(workspace, name, reference(name))
    return workspace


@pytest.fixture
def workspace(model: Path, tmp_path: Path) -> Path:
    """A copy of that workspace, to be changed."""
    return shutil.copytree(model, tmp_path / "workspace")


def standing(workspace: Path) -> tuple[Best, ...]:
    """Return where a self-paced learner stands."""
    return best_answers(workspace, "", "ada")


def made(workspace: Path, name: str = NAMED) -> Certificate:
    """Make the certificate and keep it."""
    certificate = award(workspace, name, standing(workspace), NOON)
    keep(workspace, certificate)
    return certificate


def score_of(workspace: Path, name: str) -> float:
    """Return what counts of an exercise."""
    return next(each.report.score for each in standing(workspace) if each.report.exercise == name)


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return a function that runs ``tradecraft verify`` and returns its exit code and what it says."""

    def run(*words: str | Path) -> tuple[int, str]:
        code = main(["verify", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


# --------------------------------------------------------------------------------- what counts


def test_whoever_has_passed_everything_gets_a_certificate(workspace: Path) -> None:
    certificate = made(workspace)
    assert [each.counted.exercise for each in certificate.scored] == list(exercise_ids())
    assert {each.score for each in certificate.scored} == {10.0}
    assert certificate.mastered == tuple(syllabus().teachings)
    assert (certificate.name, certificate.day, certificate.handed_in) == (NAMED, date(2027, 3, 1), 1)


@pytest.mark.parametrize(
    ("change", "passed"),
    [
        pytest.param(lambda w: saved(w, DEAL).unlink(), False, id="never answered"),
        pytest.param(lambda w: put(w, DEAL, flawed(DEAL)), False, id="answered, and not passed"),
        pytest.param(lambda w: saved(w, DEAL).write_text("{"), False, id="a damaged answer"),
        pytest.param(lambda w: tried(w, {}, reference(DEAL), 10), True, id="reset after passing"),
        pytest.param(
            lambda w: tried(w, flawed(DEAL), reference(DEAL), 0), True, id="passed, by a log that denies it"
        ),
        pytest.param(lambda w: tried(w, flawed(DEAL), flawed(DEAL, 3), 10), False, id="a log that boasts"),
        pytest.param(
            lambda w: tried(w, flawed(DEAL), {"no-such-field": [[]]}, 10),
            False,
            id="a log with an answer that nobody can give",
        ),
        pytest.param(
            lambda w: tried(w, flawed(DEAL), reference(DEAL), 10, "0.1"),
            False,
            id="passed in a case to practise on",
        ),
    ],
)
def test_an_exercise_counts_by_an_answer_that_passes_when_it_is_graded_again(
    workspace: Path, change: Callable[[Path], object], *, passed: bool
) -> None:
    change(workspace)
    assert all(each.report.passed for each in standing(workspace)) is passed
    if not passed:
        with pytest.raises(NotPassedError):
            made(workspace)
        assert handed_in(workspace) == ()


def test_the_best_answer_counts_and_the_course_goes_by_no_score_that_was_stored(workspace: Path) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    less = score_of(workspace, DEAL)
    assert less < 10
    note(workspace, DEAL, flawed(DEAL, 2), 99)
    assert score_of(workspace, DEAL) == less
    note(workspace, DEAL, reference(DEAL), 10)
    assert score_of(workspace, DEAL) == 10


# ---------------------------------------------------------------------------------- the capstone


def test_the_capstone_is_not_judged_before_it_is_handed_in(workspace: Path) -> None:
    put(workspace, CAPSTONE, flawed(CAPSTONE))
    report = next(each.report for each in standing(workspace) if each.report.exercise == CAPSTONE)
    assert (report.status, report.score, report.findings) == ("evidence", 0, ())


def test_a_capstone_that_does_not_pass_may_be_worked_on_and_every_answer_is_counted(workspace: Path) -> None:
    put(workspace, CAPSTONE, flawed(CAPSTONE))
    for _ in range(2):  # the same answer again is no other one
        with pytest.raises(NotPassedError):
            made(workspace)
    assert len(handed_in(workspace)) == 1
    put(workspace, CAPSTONE, reference(CAPSTONE))
    assert made(workspace).handed_in == 2


def test_a_name_that_cannot_stand_there_hands_nothing_in(workspace: Path) -> None:
    with pytest.raises(UnusableNameError):
        made(workspace, " \n")
    assert handed_in(workspace) == ()


def test_a_capstone_that_cannot_be_kept_is_not_judged(workspace: Path) -> None:
    stands = standing(workspace)
    fill_the_disk_for(workspace / "progress" / "handed-in.json")
    with pytest.raises(StoreError, match="no space left"):
        award(workspace, NAMED, stands, NOON)
    assert handed_in(workspace) == ()


# -------------------------------------------------------------------------------------- the name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("  Ada \n  Lovelace ", NAMED, id="spaces and lines"),
        pytest.param("李小龙", "李小龙", id="another script"),
        pytest.param("D’Arcy O'Neil-Müller, Jr.", "D’Arcy O'Neil-Müller, Jr.", id="signs of all kinds"),
        pytest.param("Zoe\u0308", "Zoë", id="a sign that is put together"),
        pytest.param("\u202eeibaL\u0000\u200b", "eibaL", id="signs that turn the writing round"),
        pytest.param("نیما‌پور", "نیما‌پور", id="joiners, which some scripts need"),
        pytest.param("x" * LONGEST_NAME, "x" * LONGEST_NAME, id="as long as may be"),
    ],
)
def test_a_name_is_whatever_a_person_is_called(typed: str, name: str) -> None:
    assert clean_name(typed) == name
    assert clean_name(name) == name


@pytest.mark.parametrize("typed", ["", " ", "\u200b\u202e", "—", "x" * (LONGEST_NAME + 1), "x" * 10_000_000])
def test_what_is_no_name_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(UnusableNameError, match=r"Type the name|Shorten it"):
        clean_name(typed)


def test_a_hostile_name_is_shown_and_never_run(workspace: Path) -> None:
    certificate = made(workspace, '<script>alert("1")</script>&<b>')
    page = certificate_page(certificate)
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&lt;b&gt;") == 2


def test_a_corrected_name_keeps_the_day_and_the_answers(workspace: Path) -> None:
    before = made(workspace)
    after = renamed(before, "Ada King")
    assert after == replace(before, name="Ada King")
    assert after.code != before.code


def test_better_answers_make_a_better_certificate_of_the_day_that_they_are_counted(workspace: Path) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    before = made(workspace)
    later = datetime(2027, 4, 1, 9, tzinfo=UTC)
    assert bettered(before, standing(workspace), later) == before
    put(workspace, DEAL, reference(DEAL))
    put(workspace, CAPSTONE, flawed(CAPSTONE))  # which has passed, and is not handed in again
    after = bettered(before, standing(workspace), later)
    assert after.day == date(2027, 4, 1)
    assert {each.score for each in after.scored} == {10.0}
    assert len(after.mastered) > len(before.mastered)


# ------------------------------------------------------------------------------------ verifying


def spoken(code: str) -> str:
    return code.replace("-", " ").lower()


def misread(code: str) -> str:
    return code.replace("0", "O").replace("1", "l")


@pytest.mark.parametrize("typed", [str, spoken, misread, lambda code: code.replace("-", "")])
def test_a_certificate_holds_by_its_code_however_it_is_typed(
    workspace: Path, verify: Any, typed: Callable[[str], str]
) -> None:
    code, said = verify(typed(made(workspace).code), workspace)
    assert code == 0
    assert "The certificate holds." in said
    assert all(word in said for word in (NAMED, "1 March 2027", "170 of 170", DEAL, "no signature"))


def test_the_file_alone_is_enough_to_verify_a_certificate(
    workspace: Path, verify: Any, tmp_path: Path
) -> None:
    certificate = made(workspace)
    sent = shutil.copy(workspace / "progress" / NAME, tmp_path / "sent.json")
    shutil.rmtree(workspace)
    assert verify(certificate.code, sent)[0] == 0


def test_practising_on_changes_nothing_about_a_certificate(workspace: Path, verify: Any) -> None:
    certificate = made(workspace)
    for name in exercise_ids():
        put(workspace, name, {})
    Log(workspace).path.unlink(missing_ok=True)
    assert verify(certificate.code, workspace)[0] == 0


def test_a_program_gets_data(workspace: Path, verify: Any) -> None:
    certificate = made(workspace)
    code, said = verify(certificate.code, workspace, "--json")
    found = json.loads(said)
    assert code == 0
    assert (found["holds"], found["code"], found["reasons"]) == (True, certificate.code, [])
    assert found["regraded"][0] == {"exercise": "people-or-business", "then": 10, "now": 10, "passed": True}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("ABCD-EFGH", id="too short"),
        pytest.param("ABCD-EFGH-JKMN-PQRS-T", id="too long"),
        pytest.param("UUUU-UUUU-UUUU-UUUU", id="a letter that no code has"),
        pytest.param("ÄÄÄÄ-\x1b[31m-٣٣٣٣-٣٣٣٣", id="signs from elsewhere"),
    ],
)
def test_what_can_be_no_code_is_wrong_use(workspace: Path, verify: Any, typed: str) -> None:
    made(workspace)
    code, said = verify(typed, workspace)
    assert code == 2
    assert "Look at the code again." in said
    assert "\x1b" not in said


def mistyped(code: str) -> str:
    return code[:-1] + ("2" if code[-1] != "2" else "3")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(mistyped, "is mistyped", id="one letter wrong"),
        pytest.param(lambda _: "AAAA-BBBB-CCCC-DDDD", "code of another certificate", id="another code"),
    ],
)
def test_a_wrong_code_does_not_hold(
    workspace: Path, verify: Any, typed: Callable[[str], str], told: str
) -> None:
    certificate = made(workspace)
    code, said = verify(typed(certificate.code), workspace)
    assert code == 1
    assert told in said
    assert certificate.code in said


def tampered(workspace: Path, change: Callable[[dict[str, Any]], object], *, forged: bool) -> str:
    """Change a kept certificate, and return its code: as it was, or forged to fit."""
    path = workspace / "progress" / NAME
    content = json.loads(path.read_bytes())
    change(content["certificate"])
    certificate = msgspec.convert(content["certificate"], Certificate, strict=False)
    if forged:
        content["code"] = certificate.code
    path.write_text(json.dumps(content))
    return str(content["code"])


def answer_in(certificate: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an answer within a kept certificate, and its score beside it."""
    found: dict[str, Any] = next(
        each for each in certificate["scored"] if each["counted"]["exercise"] == name
    )
    return found


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another name": lambda it: it.update(name="Somebody Else"),
    "another day": lambda it: it.update(day="2020-01-01"),
    "another answer": lambda it: answer_in(it, DEAL)["counted"].update(answer=flawed(DEAL)),
    "a lesser answer": lambda it: answer_in(it, DEAL)["counted"].update(answer=flawed(DEAL, 1)),
    "another score": lambda it: answer_in(it, DEAL).update(score=9.5),
    "fewer answers handed in": lambda it: it.update(handed_in=0),
    "an exercise left out": lambda it: it["scored"].remove(answer_in(it, DEAL)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_after_it_was_made_does_not_hold(
    workspace: Path, verify: Any, change: Callable[[dict[str, Any]], object]
) -> None:
    made(workspace)
    code, said = verify(tampered(workspace, change, forged=False), workspace)
    assert code == 1
    assert "changed after it was made" in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            CHANGES["another answer"], "live-deal does not pass: 10 points as it says", id="a worse answer"
        ),
        pytest.param(
            CHANGES["another score"], "live-deal: 9.5 points as it says, 10 now", id="another score"
        ),
        pytest.param(CHANGES["an exercise left out"], "It leaves out live-deal", id="an exercise left out"),
        pytest.param(
            lambda it: it["scored"].append(it["scored"][0]),
            "counts an exercise twice",
            id="one counted twice",
        ),
        pytest.param(
            lambda it: answer_in(it, DEAL)["counted"].update(answer={"deal.x": [[[1]]]}),
            "live-deal: its answer cannot be graded",
            id="an answer that nobody can give",
        ),
        pytest.param(
            lambda it: answer_in(it, DEAL)["counted"].update(exercise="no-such-exercise"),
            "There is no exercise 'no-such-exercise'",
            id="an exercise that the course has not",
        ),
        pytest.param(
            lambda it: (
                answer_in(it, DEAL)["counted"].update(answer=flawed(DEAL, 1)),
                it.update(mastered=["A1"]),
            ),
            "live-deal: 10 points as it says",
            id="a better score than earned",
        ),
    ],
)
def test_a_forged_code_does_not_help_what_the_course_itself_would_not_say(
    workspace: Path, verify: Any, change: Callable[[dict[str, Any]], object], told: str
) -> None:
    made(workspace)
    code, said = verify(tampered(workspace, change, forged=True), workspace)
    assert code == 1
    assert told in said


def test_a_certificate_that_boasts_of_teachings_does_not_hold(workspace: Path, verify: Any) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    assert set(made(workspace).mastered) < set(syllabus().teachings)
    boast = tampered(workspace, lambda it: it.update(mastered=list(syllabus().teachings)), forged=True)
    code, said = verify(boast, workspace)
    assert code == 1
    assert "teachings as mastered that its answers do not keep" in said


def test_after_the_rules_have_changed_both_scores_are_told(
    workspace: Path, verify: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    certificate = made(workspace)
    earned = next(each.score for each in certificate.scored if each.counted.exercise == DEAL)
    # As if this version judged more strictly than the one that the certificate was made with.
    scored = tuple(replace(each, score=10.0) for each in certificate.scored)
    older = replace(certificate, scored=scored)
    keep(workspace, older)
    monkeypatch.setattr(verifying, "course_version", lambda: "0.2.0")
    code, said = verify(older.code, workspace)
    assert code == 0
    assert "made with version 0.1.0 of the course, and is graded here with 0.2.0" in said
    assert f"live-deal: 10 points as it says, {earned:g} now" in said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(None, "There is no certificate", id="none there"),
        pytest.param(b"", "is damaged", id="empty"),
        pytest.param(b"[" * 100_000, "is damaged", id="deeply nested"),
        pytest.param(b"\xff\xfe{}", "is damaged", id="no text"),
        pytest.param(b'{"code": 1}', "is damaged", id="something else"),
        pytest.param("folder", "cannot be read", id="a folder"),
    ],
)
def test_a_certificate_that_cannot_be_read_is_said_in_words(
    workspace: Path, verify: Any, content: bytes | str | None, told: str
) -> None:
    path = workspace / "progress" / NAME
    path.parent.mkdir()
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    code, said = verify("AAAA-BBBB-CCCC-DDDD", workspace)
    assert code == 1
    assert told in said


def test_a_damaged_certificate_is_kept_aside_when_another_is_made(workspace: Path) -> None:
    path = workspace / "progress" / NAME
    path.parent.mkdir()
    path.write_text("half a cert")
    certificate = made(workspace)
    kept = read_kept(path)
    assert kept is not None
    assert kept.certificate == certificate
    assert path.with_name(f"{NAME}.damaged-1").read_text() == "half a cert"


# ------------------------------------------------------------------------------------ the badge


def test_the_badge_has_what_open_badges_3_requires(workspace: Path) -> None:
    content = json.loads(msgspec.json.encode(badge(made(workspace))))
    # Members and values as the published schema of an AchievementCredential names them.
    assert content["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert re.fullmatch(
        r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.\d\.\d)*\.json", content["@context"][1]
    )
    assert {"@context", "id", "type", "credentialSubject", "issuer", "validFrom"} <= content.keys()
    assert {"VerifiableCredential", "OpenBadgeCredential"} <= set(content["type"])
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
    assert re.fullmatch(moment, content["validFrom"])
    assert re.fullmatch(moment, content["awardedDate"])
    issuer, subject = content["issuer"], content["credentialSubject"]
    assert "Profile" in issuer["type"]
    assert "AchievementSubject" in subject["type"]
    assert {*subject["identifier"][0]} == {"type", "hashed", "identityHash", "identityType"}
    assert subject["identifier"][0]["identityType"] == "name"
    achievement = subject["achievement"]
    assert {"id", "type", "criteria", "description", "name"} <= achievement.keys()
    assert "Achievement" in achievement["type"]
    assert achievement["criteria"]["narrative"]
    for described in achievement["resultDescription"]:
        assert {"id", "type", "name", "resultType"} <= described.keys()
        assert float(described["valueMin"]) < float(described["requiredValue"]) < float(described["valueMax"])
    for name in (content["id"], issuer["id"], achievement["id"]):
        assert UUID(name).version == 5
    described = {each["id"] for each in achievement["resultDescription"]}
    assert {each["resultDescription"] for each in subject["result"]} == described
    assert len(described) == len(exercise_ids())


def test_the_badge_says_that_nobody_has_signed_it(workspace: Path) -> None:
    certificate = made(workspace)
    content = badge(certificate)
    assert "proof" not in content
    assert "not signed" in content["description"]
    assert content["credentialSubject"]["licenseNumber"] == certificate.code
    assert content["credentialSubject"]["identifier"][0]["identityHash"] == NAMED


# ------------------------------------------------------------------------------------ the paper


def test_the_certificate_says_what_counts_what_does_not_and_what_its_code_shows(workspace: Path) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    certificate = made(workspace)
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", certificate_html(certificate))
    for module in MODULES:
        assert module.replace("-", " ").capitalize() in text
    for name in exercise_ids():
        assert exercise(name).title in text.replace("&#x27;", "'")
    words = (certificate.code, "1 March 2027", "first answer that was handed in", "only a person can judge")
    assert all(word in " ".join(text.split()) for word in (*words, "It is no signature"))
    assert f"{len(certificate.mastered)} of {len(syllabus().teachings)}" in text


@pytest.mark.browser
@pytest.mark.parametrize("name", ["Ada", "W" * LONGEST_NAME, "e" + "\u0301" * (LONGEST_NAME - 1)])
def test_a_certificate_prints_on_one_page_of_a4(workspace: Path, name: str) -> None:
    certificate = made(workspace, name)
    fewer = tuple(syllabus().teachings)[::2]  # more words in every row
    with chromium.running() as browser:
        page = browser.new_page()
        page.set_content(certificate_page(replace(certificate, mastered=fewer, handed_in=12)))
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        paper = page.locator(".tc-paper")
        page.emulate_media(media="print")
        assert paper.evaluate("paper => paper.scrollHeight <= paper.clientHeight")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert tuple(round(float(side)) for side in box) == (595, 842)


# --------------------------------------------------------------------------------- on the screen


def shown(page: CertificatePage) -> list[Any]:
    """Return every widget of the page, in order."""
    found, every = [page.tree], []
    while found:
        every.append(widget := found.pop(0))
        found = [*getattr(widget, "children", ()), *found]
    return every


def said(page: CertificatePage) -> str:
    """Return all that the page says."""
    texts = (getattr(each, "value", "") or getattr(each, "description", "") for each in shown(page))
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", " ".join(texts), flags=re.DOTALL)


def test_before_all_is_passed_the_page_says_what_is_missing_and_leads_there(workspace: Path) -> None:
    saved(workspace, DEAL).unlink()
    put(workspace, "ground-map", flawed("ground-map"))
    page = CertificatePage(workspace, "")
    assert "15 of 17 exercises passed" in said(page)
    address = f"../exercises/trades/trades.ipynb#cell-id={DEAL}-heading"
    assert any(f'href="{address}"' in getattr(each, "value", "") for each in shown(page))
    assert page.make not in shown(page)
    put(workspace, DEAL, reference(DEAL))
    page.look_again.click()
    assert "16 of 17" in said(page)
    page.close()


def test_the_page_hands_in_makes_shows_and_corrects(workspace: Path) -> None:
    put(workspace, CAPSTONE, flawed(CAPSTONE))
    page = CertificatePage(workspace, "")
    assert "nothing else: no rule, no hint" in said(page)
    assert page.make.description == MAKE
    page.make.click()
    assert "Type the name" in said(page)
    assert handed_in(workspace) == ()
    page.name.value = NAMED
    page.make.click()
    assert "8 are needed" in said(page)
    assert "one answer so far" in said(page)
    rules = [rule.id for rule in exercise(CAPSTONE).rules]
    assert not any(rule in said(page) for rule in rules)
    put(workspace, CAPSTONE, reference(CAPSTONE))
    page.look_again.click()
    page.make.click()
    assert page.certificate is not None
    assert page.certificate.handed_in == 2
    assert "Your certificate of" in said(page)
    assert page.make.description == CORRECT
    day = page.certificate.day
    page.name.value = "Ada King"
    page.make.click()
    assert (page.certificate.name, page.certificate.day) == ("Ada King", day)
    folder = workspace / "progress"
    assert "Ada King" in (folder / "certificate.html").read_text("utf-8")
    credential = json.loads((folder / "certificate-badge.json").read_bytes())
    assert credential["credentialSubject"]["licenseNumber"] == page.certificate.code
    page.close()


def test_an_answer_changed_in_another_tab_is_the_one_that_is_handed_in(workspace: Path) -> None:
    page = CertificatePage(workspace, "")
    put(workspace, CAPSTONE, flawed(CAPSTONE))
    page.name.value = NAMED
    page.make.click()
    assert page.certificate is None
    assert "8 are needed" in said(page)
    page.close()


@pytest.mark.parametrize(
    ("prefix", "address"),
    [
        pytest.param(None, "/files/progress/certificate.html", id="on one's own machine"),
        pytest.param("/user/ada/", "/user/ada/files/progress/certificate.html", id="on a Binder"),
    ],
)
def test_the_certificate_can_be_opened_on_its_own(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, prefix: str | None, address: str
) -> None:
    monkeypatch.delenv("JUPYTERHUB_SERVICE_PREFIX", raising=False)
    if prefix:
        monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", prefix)
    made(workspace)
    page = CertificatePage(workspace, "")
    link = f'<a href="{address}" target="_blank"'
    assert any(link in getattr(each, "value", "") for each in shown(page))
    page.close()


def test_better_scores_are_offered_and_taken_over(workspace: Path) -> None:
    put(workspace, DEAL, flawed(DEAL, 1))
    made(workspace)
    page = CertificatePage(workspace, "")
    assert "You have become better" not in said(page)
    page.close()
    put(workspace, DEAL, reference(DEAL))
    page = CertificatePage(workspace, "")
    assert f"You have become better since, in: {exercise(DEAL).title}" in said(page)
    page.better.click()
    assert page.certificate is not None
    assert {each.score for each in page.certificate.scored} == {10.0}
    page.close()


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        pytest.param("learner", "", id="with an id from an instructor"),
        pytest.param("config/nbgrader_config.py", "", id="on a hub"),
        pytest.param("", "autumn", id="with a cohort's key"),
    ],
)
def test_in_a_cohort_the_capstone_is_left_to_the_instructor(workspace: Path, mark: str, key: str) -> None:
    if mark:
        (workspace / HOME / mark).parent.mkdir(exist_ok=True)
        (workspace / HOME / mark).write_text("ada")
    page = CertificatePage(workspace, key)
    assert "Your instructor has the last word" in said(page)
    assert page.make not in shown(page)
    page.close()


def test_a_record_of_what_was_handed_in_that_cannot_be_read_is_said(workspace: Path) -> None:
    (workspace / "progress").mkdir()
    (workspace / "progress" / "handed-in.json").write_text("half a rec")
    page = CertificatePage(workspace, "")
    assert "is damaged. Move it elsewhere" in said(page)
    assert MAKE not in said(page)
    page.close()


def fill_the_disk_for(path: Path) -> None:
    """Let what is written in a file's place meet a full disk."""
    path.parent.mkdir(exist_ok=True)
    path.with_name(f".{path.name}.{os.getpid()}.part").symlink_to("/dev/full")


def test_a_full_disk_loses_nothing(workspace: Path) -> None:
    before = made(workspace)
    page = CertificatePage(workspace, "")
    fill_the_disk_for(workspace / "progress" / NAME)
    page.name.value = "Ada King"
    page.make.click()
    assert "no space left" in said(page)
    kept = read_kept(workspace / "progress" / NAME)
    assert kept is not None
    assert page.certificate == kept.certificate == before
    page.make.click()
    assert page.certificate == renamed(before, "Ada King")
    page.close()


def test_a_page_that_cannot_be_written_costs_no_certificate(workspace: Path) -> None:
    made(workspace)
    (workspace / "progress" / "certificate.html").mkdir()
    page = CertificatePage(workspace, "")
    assert "cannot be opened on its own" in said(page)
    assert "Your certificate of" in said(page)
    page.close()


def test_a_folder_that_is_read_only_loses_nothing(model: Path) -> None:
    # Root is bound by no file mode, so somebody else tries, in a folder that everybody may look into.
    with TemporaryDirectory(prefix="tradecraft-certificate-") as folder:
        workspace = shutil.copytree(model, Path(folder) / "workspace")
        made(workspace)
        script = f"""
            import os
            from pathlib import Path
            from grader.lessons.certificate import CertificatePage
            page = CertificatePage(Path({str(workspace)!r}), "")
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            page.name.value = "Ada King"
            page.make.click()
            print(page.certificate.name, page.notice.value)
        """
        for each in (Path(folder), workspace, workspace / "progress"):
            each.chmod(0o555)
        command = [sys.executable, "-c", dedent(script)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        for each in (Path(folder), workspace, workspace / "progress"):
            each.chmod(0o755)
    assert ran.stdout.startswith(NAMED)
    assert "cannot be written: permission denied" in ran.stdout
