"""The zone of possible agreement on a price: the two reservation values, and what follows from them."""

from enum import StrEnum

from msgspec import Struct

from grader.domain.decision import Decision
from grader.domain.written import euros


class Verdict(StrEnum):
    """What somebody concludes about the price."""

    BETWEEN = "between the limits"
    NO_PRICE = "no price"
    MATCH = "match the rival"
    HALFWAY = "half-way"
    HOLD = "hold"


class PriceFigures(Struct, frozen=True, kw_only=True):
    """What decides a price, for one unit, in euros.

    Attributes:
        buyer: The customer.
        item: What one unit is called.
        quote: The price of the customer's other supplier.
        switching: What a change of supplier would cost the customer, spread over the contract.
        total: The same for the whole contract.
        incumbent: Whether the customer buys from us today; otherwise a change leads to us.
        cost: What the order costs our company.
        elsewhere: What another customer pays for what this one does not take.
    """

    buyer: str
    item: str
    quote: int
    switching: int
    total: int
    incumbent: bool
    cost: int
    elsewhere: int

    @property
    def their_limit(self) -> int:
        """The customer's reservation value: above it, the other supplier is better."""
        return self.quote + self.switching if self.incumbent else self.quote - self.switching

    @property
    def our_limit(self) -> int:
        """Our reservation value: below it, we lose money or do better elsewhere."""
        return max(self.cost, self.elsewhere)

    @property
    def exists(self) -> bool:
        """Whether any price serves both sides."""
        return self.their_limit >= self.our_limit

    def their_reckoning(self) -> str:
        """Return how the customer's limit comes about."""
        sign, reason = ("+", "to leave us") if self.incumbent else ("−", "to come to us")
        return (
            f"It costs {self.buyer} {euros(self.total)} {reason}, {euros(self.switching)} per {self.item}: "
            f"{euros(self.quote)} {sign} {euros(self.switching)} = {euros(self.their_limit)}."
        )

    def our_reckoning(self) -> str:
        """Return how our limit comes about."""
        if self.elsewhere > self.cost:
            side = "the other customer pays more than that, so that price is the limit"
        else:
            side = "the other customer pays less than that, so our cost is the limit"
        return f"Our cost is {euros(self.cost)}; {side}: {euros(self.our_limit)}."

    def comparison(self) -> str:
        """Return the two limits, and on which side of the boundary this case is."""
        low, high = euros(self.our_limit), euros(self.their_limit)
        if self.exists:
            return f"We can go down to {low}, they up to {high}: the zone is {low} to {high}."
        return f"We can go down to {low} only, they up to {high} only: there is no zone at all."


class Part(StrEnum):
    """The steps of the reckoning."""

    THEIR_LIMIT = "their limit"
    OUR_LIMIT = "our limit"
    VERDICT = "verdict"


class PriceStep(Decision, frozen=True, kw_only=True):
    """One step of the learner's reckoning; None is undecided.

    Attributes:
        figures: The facts.
        part: Which step it is.
        amount: The limit that the learner has worked out, in euros.
        verdict: What the learner concludes.
    """

    figures: PriceFigures
    part: Part
    amount: float | None = None
    verdict: Verdict | None = None
