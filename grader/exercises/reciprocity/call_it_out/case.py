"""The facts of a case of ``call-it-out``."""

from msgspec import Struct

from grader.domain.breaches import Business, Episode, Opening, Question
from grader.domain.incidents import Upset
from grader.exercises.menu import Menu
from grader.exercises.sheet import Document


class Asked(Struct, frozen=True):
    """What a question is after, and whom it lets speak, by name."""

    question: Question
    heard: tuple[str, ...] = ()


class Scene(Struct, frozen=True, kw_only=True):
    """An episode with all that it shows and offers.

    Attributes:
        episode: Its facts.
        title: Its heading.
        topic: What it is about.
        documents: What the learner reads.
        upset: Everybody who says that they are upset.
        openings: Opening words.
        questions: Questions.
        delivery: The next delivery: what, when, and what of it is unpaid.
        business: What may happen to it.
    """

    episode: Episode
    title: str
    topic: str
    documents: tuple[Document, ...]
    upset: tuple[Upset, ...]
    openings: Menu[Opening]
    questions: Menu[Asked]
    delivery: str
    business: Menu[Business]


class Case(Struct, frozen=True):
    """All facts of one case: our company, what it sells, and six scenes with six customers."""

    seller: str
    product: str
    scenes: tuple[Scene, ...]
