"""What a role-play is: what both may read, what each may read alone, and how the deal is scored."""

from msgspec import Struct


class Row(Struct, frozen=True):
    """An issue as one side sees it.

    Attributes:
        issue: What is to be settled.
        why: What makes it matter to this side.
        levels: Each way to settle it, with what that is worth to this side, in euros.
    """

    issue: str
    why: str
    levels: tuple[tuple[str, float], ...]

    @property
    def span(self) -> float:
        """What lies for this side between the worst and the best level, in euros."""
        worths = [worth for _, worth in self.levels]
        return max(worths) - min(worths)


class Known(Struct, frozen=True, kw_only=True):
    """What stands in both briefs, word for word.

    Attributes:
        scenario: The scenario's name.
        variant: The variant that it was made from.
        title: Its heading.
        seller: The selling company.
        buyer: The buying company.
        facts: Paragraphs: who meets whom about what, and what is agreed.
    """

    scenario: str
    variant: str
    title: str
    seller: str
    buyer: str
    facts: tuple[str, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """What one side may read, and the other may not.

    Attributes:
        side: ``seller`` or ``buyer``.
        person: Who is played.
        first: That person's first name.
        role: The person's position.
        situation: What this side alone knows.
        alternative: What this side does without a deal, and what that comes to.
        limit: The reservation value against the offer as it stands, in euros.
        target: What this side aims at, against the offer as it stands, in euros.
        rows: The issues, the weightiest for this side first.
        practise: What this side is asked to practise.
    """

    side: str
    person: str
    first: str
    role: str
    situation: str
    alternative: str
    limit: float
    target: float
    rows: tuple[Row, ...]
    practise: tuple[str, ...]


class Point(Struct, frozen=True, kw_only=True):
    """A deal on the scoring sheet.

    Attributes:
        terms: The level of each issue, in words, in the order of the scoring sheet.
        seller: What it is worth to the seller, in euros.
        buyer: What it is worth to the buyer, in euros.
        notes: What it stands for, such as ``most together``.
    """

    terms: tuple[str, ...]
    seller: float
    buyer: float
    notes: tuple[str, ...] = ()

    @property
    def joint(self) -> float:
        """What it is worth to both together, in euros."""
        return self.seller + self.buyer


class Both(Struct, frozen=True):
    """An issue with what each level is worth to the seller and to the buyer, in euros."""

    issue: str
    levels: tuple[tuple[str, float, float], ...]


class Check(Struct, frozen=True):
    """Something to watch for, with the teachings that ask for it."""

    text: str
    teachings: tuple[str, ...]


class Scoring(Struct, frozen=True, kw_only=True):
    """What the pair, or who watches it, scores the deal by.

    Attributes:
        fact: The fact of this case that decides how to act.
        rows: The issues with both sides' values.
        seller_limit: The seller's reservation value, in euros.
        buyer_limit: The buyer's, in euros.
        seller_target: What the seller aims at, in euros.
        buyer_target: What the buyer aims at, in euros.
        packages: How many deals could be made.
        zone: How many of them are no worse for either side than no deal: the zone of possible agreement.
        both_targets: How many give both sides what they aim at.
        frontier: How many of the zone leave nothing on the table: the Pareto frontier.
        points: Some points of the frontier, from the seller's best to the buyer's.
        best: The greatest joint value of a deal in the zone, in euros.
        checks: What to watch for in the talk.
        questions: What to talk about afterwards.
    """

    fact: str
    rows: tuple[Both, ...]
    seller_limit: float
    buyer_limit: float
    seller_target: float
    buyer_target: float
    packages: int
    zone: int
    both_targets: int
    frontier: int
    points: tuple[Point, ...]
    best: float
    checks: tuple[Check, ...]
    questions: tuple[str, ...]


class RolePlay(Struct, frozen=True):
    """All sheets of one role-play."""

    known: Known
    seller: Brief
    buyer: Brief
    scoring: Scoring
