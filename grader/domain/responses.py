"""How a move of a negotiation may be sorted: the answer, what it comes to, and what goes wrong."""

from enum import StrEnum


class Answer(StrEnum):
    """What a reply says to the ask itself."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Response(StrEnum):
    """How an ask is met: the answer, and whether anything is asked for in turn."""

    BARE_YES = "bare-yes"
    NEGOTIATED_YES = "negotiated-yes"
    BARE_NO = "bare-no"
    NEGOTIATED_NO = "negotiated-no"
    MAYBE = "maybe"
    PROPER_STALL = "proper-stall"


class Result(StrEnum):
    """What a move comes to in money."""

    TRADE = "trade"
    CONCESSION = "concession"
    NEITHER = "neither"


class Fault(StrEnum):
    """What goes wrong in a move; nothing, where all is well."""

    NOTHING = "nothing"
    FOR_NOTHING = "for-nothing"
    TOO_LITTLE = "too-little"
    BARE_NO = "bare-no"
    LEFT_OPEN = "left-open"
    NOT_BEGUN = "not-begun"
    HOPE = "hope"
    PRICE = "price"
    TAUGHT = "taught"
    HOSTILE = "hostile"
    NEEDLESS_PAUSE = "needless-pause"
    WENT_ON = "went-on"


RESPONSES = {
    Response.BARE_YES: "Bare yes",
    Response.NEGOTIATED_YES: "Negotiated yes",
    Response.BARE_NO: "Bare no",
    Response.NEGOTIATED_NO: "Negotiated no",
    Response.MAYBE: "Maybe",
    Response.PROPER_STALL: "Proper stall",
}

RESULTS = {Result.TRADE: "Trade", Result.CONCESSION: "Concession", Result.NEITHER: "Neither"}

FAULTS = {
    Fault.NOTHING: "Nothing went wrong in this move",
    Fault.FOR_NOTHING: "Gave something, got nothing back",
    Fault.TOO_LITTLE: "Gave more than came back for it",
    Fault.BARE_NO: "Ended the matter with a bare no",
    Fault.LEFT_OPEN: "Left open who returns, or when",
    Fault.NOT_BEGUN: "Took the talks as not yet begun",
    Fault.HOPE: "Raised the hope of a gift to come",
    Fault.PRICE: "Agreed that the price is too high",
    Fault.TAUGHT: "Taught them that asking is enough",
    Fault.HOSTILE: "Took a hard ask for an attack",
    Fault.NEEDLESS_PAUSE: "Paused where no pause was due",
    Fault.WENT_ON: "Went on where a pause was due",
}
