"""What a short case shows: the groups with an open decision, and the rest of the case to look things up."""

from collections.abc import Collection, Iterator
from typing import Any

from msgspec.structs import replace

from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, Document, Group, Message, Prose, Sheet, Table

DECIDED = "Decided by your colleague"


def short_sheet(
    exercise: Exercise[Any], variant: str, reference: Answer, opened: Collection[str], given: Collection[str]
) -> Sheet:
    """Return the groups in which something is open, with nothing else to decide.

    Args:
        exercise: The exercise.
        variant: The case.
        reference: The colleague's decisions.
        opened: The fields that are open.
        given: The fields of those groups whose decisions are shown.

    Returns:
        A sheet with the case's own title, brief and field ids.
    """
    sheet = exercise.sheet(variant)
    groups = (
        replace(
            group,
            documents=(
                *_said_before(exercise, variant, reference, number),
                *group.documents,
                *_decided(group, reference, given),
            ),
            fields=tuple(field for field in group.fields if f"{group.id}.{field.id}" in opened),
            in_turn=False,
        )
        for number, group in enumerate(sheet.groups)
    )
    return Sheet(sheet.title, sheet.brief, tuple(group for group in groups if group.fields))


def rest_of_the_file(
    exercise: Exercise[Any], variant: str, reference: Answer, opened: Collection[str]
) -> tuple[Document, ...]:
    """Return what stands in the other groups, and how a conversation came to the open decision.

    Args:
        exercise: The exercise.
        variant: The case.
        reference: The colleague's decisions.
        opened: The fields that are open.
    """
    groups = exercise.sheet(variant).groups
    ours = [number for number, group in enumerate(groups) if _is_open(group, opened)]
    said = {number for ours_ in ours for number in _beats_before(groups, ours_)}
    found: list[Document] = []
    for number, group in enumerate(groups):
        # What a later beat says would tell what to do in this one.
        if number in ours or (group.in_turn and number not in said):
            continue
        documents = list(group.documents)
        if number in said:
            documents += _spoken(exercise, variant, reference, group)
        if documents:
            found += [Prose("", group.title), *documents]
    return tuple(found)


def _is_open(group: Group, opened: Collection[str]) -> bool:
    return any(f"{group.id}.{field.id}" in opened for field in group.fields)


def _beats_before(groups: tuple[Group, ...], number: int) -> range:
    """Return the beats of the same conversation that come before one."""
    start = number
    while start and groups[start].in_turn:
        start -= 1
    return range(start, number)


def _said_before(exercise: Exercise[Any], variant: str, reference: Answer, number: int) -> Iterator[Document]:
    groups = exercise.sheet(variant).groups
    if not groups[number].in_turn:
        return
    come = exercise.follow(exercise.case(variant), reference).get(groups[number - 1].id, ())
    yield from (each for each in come if isinstance(each, Message | Prose))


def _spoken(exercise: Exercise[Any], variant: str, reference: Answer, group: Group) -> Iterator[Document]:
    yield from _decided(group, reference, [f"{group.id}.{field.id}" for field in group.fields])
    yield from exercise.follow(exercise.case(variant), reference).get(group.id, ())


def _decided(group: Group, reference: Answer, keys: Collection[str]) -> Iterator[Table]:
    rows = tuple(
        (field.label, field.quote(reference[key]))
        for field in group.fields
        if (key := f"{group.id}.{field.id}") in keys and key in reference
    )
    if rows:
        yield Table(DECIDED, ("Decision", "Choice"), rows)
