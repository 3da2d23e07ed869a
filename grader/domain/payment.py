"""Requests for payment terms: ordinary or special, with a cause or without."""

from enum import StrEnum

from msgspec import Struct

from grader.domain.decision import Decision


class Route(StrEnum):
    """Who deals with a request."""

    OWN = "own"
    RULE = "rule"
    PASSED_ON = "passed on"
    BOSS = "boss"


class Verdict(StrEnum):
    """What is answered to it in the end."""

    ORDINARY = "ordinary"
    CAUSE = "cause"
    TRADE = "trade"
    REFUSED = "refused"


class Request(Struct, frozen=True, kw_only=True):
    """A request, and the rules that it falls under.

    Attributes:
        asks: What is asked for, such as ``60 days``.
        ordinary: What counts as ordinary, such as ``payment within 45 days``.
        special: Whether the request goes beyond that.
        reason: What the customer gives as a reason.
        cause: The cause on finance's list that this is; empty where it is none.
        listed: The causes on finance's list.
    """

    asks: str
    ordinary: str
    special: bool
    reason: str
    cause: str
    listed: tuple[str, ...]


class Routing(Decision, frozen=True, kw_only=True):
    """Who deals with a request.

    Attributes:
        request: The request.
        route: Who does; None while undecided.
        mandate: Up to which sum the learner may sign contracts, in euros.
        value: What the contract is worth, in euros.
    """

    request: Request
    route: Route | None
    mandate: float
    value: float


class Relief(Decision, frozen=True, kw_only=True):
    """What is answered to a request.

    Attributes:
        request: The request.
        verdict: The answer; None while undecided.
    """

    request: Request
    verdict: Verdict | None
