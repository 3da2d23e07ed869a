"""What an answer to ``call-it-out`` says, as the objects that rules judge."""

from collections.abc import Iterator

from grader.domain.breaches import Opening, Reading, Response
from grader.domain.incidents import Cause, FirstStep, Handling, Incident, Matter
from grader.exercises.reciprocity.call_it_out.case import Case, Scene
from grader.exercises.sheet import Answer, option_in


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    for number, scene in enumerate(case.scenes, 1):
        group = f"episode-{number}"
        reading = option_in(answer, f"{group}.reading")
        opening, words = scene.openings.chosen(answer, f"{group}.opening")
        asked, question = scene.questions.chosen(answer, f"{group}.question")
        business, move = scene.business.chosen(answer, f"{group}.business")
        response = Response(
            episode=scene.episode,
            reading=Reading(reading) if reading else None,
            opening=opening,
            words=words,
            question=asked.question if asked else None,
            asked=question,
            business=business,
            move=move,
        )
        yield response
        if scene.episode.reading is not Reading.UNRETURNED:
            heard = FirstStep(question, asked.heard) if asked else None
            yield _hearing(scene, response, heard)


def _hearing(scene: Scene, response: Response, step: FirstStep | None) -> Handling:
    """Return the first step towards those who are upset.

    Words that pass over a misunderstanding let nobody speak, whatever is asked after them; words that
    pass over a breach are judged by the rule on breaches.
    """
    if scene.episode.misunderstood and response.opening is Opening.SILENT:
        step = FirstStep(response.words)
    incident = Incident(
        where=scene.episode.where,
        matter=Matter.PEOPLE,
        matter_fact="",
        cause=Cause.NONE,
        cause_fact="",
        frustrated=scene.upset,
        due=0.0,
        due_fact="",
    )
    return Handling(incident=incident, step=step)
