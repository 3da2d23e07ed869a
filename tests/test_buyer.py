"""The buyer: replies worked out by hand, and laws for every list of moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.simulators.asking import Lesson, Move, Phrase, Reply, Term, Turn
from grader.simulators.buyer import MOST, ROUNDS, Buyer, next_ask, replay
from grader.simulators.closing import aspiration, close
from grader.simulators.frontier import Bargain, Issue, Level

PRICE, TRAINING, TERM = 0, 1, 2
BARGAIN = Bargain(
    (
        Issue("Price", (Level("as offered", 0, 0), Level("5% off", -5, 5), Level("10% off", -10, 10))),
        Issue("Training", (Level("none", 0, 0), Level("two days", -2, 6))),
        Issue("Term", (Level("one year", 0, 0), Level("two years", 8, -3), Level("three years", 16, -9))),
    ),
    our_limit=0,
    their_limit=1,
)
BUYER = Buyer(
    bargain=BARGAIN,
    start=(0, 0, 0),
    agenda=(Term(PRICE, 1), Term(TRAINING, 1), Term(TRAINING, 1)),
    firmness=0.5,
)
FIVE_OFF, TEN_OFF, TWO_DAYS = Term(PRICE, 1), Term(PRICE, 2), Term(TRAINING, 1)
TWO_YEARS, THREE_YEARS = Term(TERM, 1), Term(TERM, 2)
VAGUE = Move(phrases=(Phrase.SEE_WHAT_WE_CAN_DO,))


def first(move: Move) -> Turn:
    (turn,) = replay(BUYER, [move])
    return turn


REPLIES = {
    "a trade that leaves it 2 of 5 is agreed": (
        Move(gives=(FIVE_OFF,), wants=(TWO_YEARS,)),
        Reply.AGREED,
        (1, 0, 1),
    ),
    "a trade that would cost it 4 is countered": (
        Move(gives=(FIVE_OFF,), wants=(THREE_YEARS,)),
        Reply.COUNTERED,
        (0, 0, 0),
    ),
    "an ask that brings it nothing is refused": (Move(wants=(TWO_YEARS,)), Reply.REFUSED, (0, 0, 0)),
    "another issue can pay for what it is asked": (
        Move(gives=(TWO_DAYS,), wants=(TWO_YEARS,)),
        Reply.AGREED,
        (0, 1, 1),
    ),
    "a gift is pocketed": (Move(gives=(FIVE_OFF,)), Reply.POCKETED, (1, 0, 0)),
    "what it has anyway is no return": (
        Move(gives=(FIVE_OFF,), wants=(Term(TERM, 0),)),
        Reply.POCKETED,
        (1, 0, 0),
    ),
    "silence lets it press on": (Move(), Reply.PRESSED, (0, 0, 0)),
    "a vague promise lets it press on": (VAGUE, Reply.PRESSED, (0, 0, 0)),
    "a proper stall makes it wait": (Move(pause=True), Reply.WAITED, (0, 0, 0)),
}


@pytest.mark.parametrize(("move", "reply", "standing"), REPLIES.values(), ids=REPLIES.keys())
def test_it_replies(move: Move, reply: Reply, standing: tuple[int, ...]) -> None:
    turn = first(move)
    assert (turn.reply, turn.standing) == (reply, standing)


LESSONS: dict[str, tuple[Move, tuple[Lesson | Phrase, ...], tuple[Term, ...]]] = {
    "a trade teaches nothing": (Move(gives=(FIVE_OFF,), wants=(TWO_YEARS,)), (), ()),
    "a stall teaches nothing": (Move(pause=True), (), ()),
    "a gift teaches to ask for something else": (Move(gives=(FIVE_OFF,)), (Lesson.GIFT,), (TEN_OFF,)),
    "silence teaches to ask again, and for more": (Move(), (Lesson.SILENCE,), (FIVE_OFF, TEN_OFF)),
    "a vague promise is heard as a yes to more": (
        VAGUE,
        (Phrase.SEE_WHAT_WE_CAN_DO,),
        (FIVE_OFF, TEN_OFF),
    ),
    "a phrase beside a trade is remembered": (
        Move(gives=(FIVE_OFF,), wants=(TWO_YEARS,), phrases=(Phrase.TOO_DEAR,)),
        (Phrase.TOO_DEAR,),
        (TEN_OFF,),
    ),
}


@pytest.mark.parametrize(("move", "learned", "more"), LESSONS.values(), ids=LESSONS.keys())
def test_it_learns(move: Move, learned: tuple[Lesson | Phrase, ...], more: tuple[Term, ...]) -> None:
    turn = first(move)
    assert (turn.learned, turn.more) == (learned, more)


def test_a_reduced_ask_that_is_granted_is_asked_for_again() -> None:
    greedy = replace(BUYER, agenda=(TEN_OFF,))
    (turn,) = replay(greedy, [Move(gives=(FIVE_OFF,))])
    assert (turn.learned, turn.more) == ((Lesson.REDUCED,), (TEN_OFF,))
    assert next_ask(greedy, [turn]) == TEN_OFF


def test_a_counter_offer_names_what_it_would_accept() -> None:
    turn = first(Move(gives=(FIVE_OFF,), wants=(THREE_YEARS,)))
    assert turn.offer == (TWO_YEARS,)
    assert first(Move(gives=(FIVE_OFF,), wants=turn.offer)).reply is Reply.AGREED


def test_a_fed_buyer_refuses_what_a_fresh_one_accepts() -> None:
    trade = Move(gives=(FIVE_OFF,), wants=(TWO_YEARS,))
    fresh, hungry = first(trade), replay(BUYER, [VAGUE, VAGUE, Move(), trade])[-1]
    # Of the five that it gets it now keeps three times 15%: 2.75 are less than the 3 that two years cost it.
    assert hungry.appetite == 2
    assert (fresh.reply, hungry.reply) == (Reply.AGREED, Reply.REFUSED)


def test_asks_of_ours_calm_it_down() -> None:
    trade = Move(gives=(TWO_DAYS,), wants=(TWO_YEARS,))
    assert [turn.appetite for turn in replay(BUYER, [VAGUE, trade])] == [1, 0]


def test_what_it_was_taught_to_ask_comes_after_its_agenda() -> None:
    turns = replay(BUYER, [VAGUE, Move(pause=True), Move(pause=True), Move(pause=True), Move(pause=True)])
    assert [turn.ask for turn in turns] == [*BUYER.agenda, FIVE_OFF, TEN_OFF]
    assert next_ask(BUYER, turns) is None


def test_its_aspiration_rises_with_every_lesson() -> None:
    # Nash point: 10% off and training for three years (4 and 7): a gain of 6 over its limit of 1.
    levels = [aspiration(BUYER, replay(BUYER, [VAGUE] * count)) for count in range(3)]
    assert levels == pytest.approx([4.0, 4.9, 5.8])
    assert aspiration(BUYER, (), fed=2) == pytest.approx(5.8)


@pytest.mark.parametrize(
    ("proposal", "signed", "moved"),
    [
        pytest.param((1, 1, 1), (1, 1, 1), (), id="worth 8, and it aspires to 4: taken as it is"),
        pytest.param((0, 0, 1), (1, 1, 1), (0, 1), id="worth -3: training brings it most, then the price"),
        pytest.param((0, 0, 2), (1, 1, 1), (0, 1, 2), id="worth -9: training, a year less, then the price"),
    ],
)
def test_it_closes(proposal: tuple[int, ...], signed: tuple[int, ...], moved: tuple[int, ...]) -> None:
    end = close(BUYER, (), proposal)
    assert (end.package.levels, end.moved, end.accepted) == (signed, moved, not moved)


terms = st.one_of(
    st.builds(Term, st.just(PRICE), st.integers(0, 2)),
    st.builds(Term, st.just(TRAINING), st.integers(0, 1)),
    st.builds(Term, st.just(TERM), st.integers(0, 2)),
)
some = st.lists(terms, max_size=3).map(tuple)
moves = st.lists(
    st.builds(
        Move,
        gives=some,
        wants=some,
        phrases=st.lists(st.sampled_from(Phrase), max_size=2).map(tuple),
        pause=st.booleans(),
    ),
    max_size=ROUNDS + 2,
)


@given(moves, st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 2)))
def test_every_path_can_be_replayed_and_ends(path: list[Move], proposal: tuple[int, ...]) -> None:
    turns = replay(BUYER, path)
    assert turns == replay(BUYER, list(path))
    assert len(BUYER.agenda[: len(path)]) <= len(turns) <= min(len(path), ROUNDS)
    for count in range(len(turns)):
        assert replay(BUYER, path[:count]) == turns[:count]
    assert all(0 <= turn.appetite <= MOST for turn in turns)
    end = close(BUYER, turns, proposal)
    assert end == close(BUYER, turns, proposal)
    assert end.package.theirs >= min(end.aspiration, 16)


@given(moves)
def test_nothing_moves_without_being_given_or_wanted(path: list[Move]) -> None:
    before = BUYER.start
    for turn in replay(BUYER, path):
        named = {term.issue for term in (*turn.move.gives, *turn.move.wants)}
        changed = {
            place for place, (old, new) in enumerate(zip(before, turn.standing, strict=True)) if old != new
        }
        assert changed <= named
        if turn.reply in (Reply.COUNTERED, Reply.REFUSED, Reply.PRESSED, Reply.WAITED):
            assert not changed
        before = turn.standing
