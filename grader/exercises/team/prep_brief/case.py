"""The facts of a case of ``prep-brief``, and how they are drawn."""

from random import Random

from msgspec import Struct

from grader.exercises.team.prep_brief.limits import Limits, Talk, draw_limits, draw_talk
from grader.exercises.team.prep_brief.offers import Account, Offer, draw_account, draw_offers
from grader.exercises.team.prep_brief.prose import script, wares
from grader.exercises.team.prep_brief.quote import Quote, draw_quote
from grader.exercises.team.prep_brief.team import Team, draw_team
from grader.exercises.team.prep_brief.visit import Visit, draw_visit
from grader.exercises.world import Deal, draw_deal


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The account; goods, as the same lot has to be of use to somebody else.
        situation: What the meeting is about.
        team: Our side.
        account: What the policy looks at.
        offers: Lines of the policy.
        limits: What we would do without the deal.
        talk: What may be said of the limit.
        visit: The customer's side.
        quote: The draft of the quote.
    """

    deal: Deal
    situation: str
    team: Team
    account: Account
    offers: tuple[Offer, ...]
    limits: Limits
    talk: Talk
    visit: Visit
    quote: Quote

    @property
    def machines(self) -> bool:
        """Whether the account buys machines, which are serviced and repaired."""
        return wares()[self.deal.trade.field].machines


def draw(random: Random) -> Case:
    """Draw a case: who is in when, what may be offered, what else could be done with the goods."""
    deal = _goods(random)
    names = iter(deal.people)
    team = draw_team(random, deal, names)
    account = draw_account(random, deal, team.met_on)
    limits = draw_limits(random, deal, team.met_on)
    return Case(
        deal=deal,
        situation=random.choice(script().situations).format(buyer=deal.buyer, seller=deal.seller),
        team=team,
        account=account,
        offers=draw_offers(random, account, machines=wares()[deal.trade.field].machines),
        limits=limits,
        talk=draw_talk(random, deal, limits, team.boss),
        visit=draw_visit(random, deal, team.boss, names),
        quote=draw_quote(random, deal, team.met_on, names),
    )


def _goods(random: Random) -> Deal:
    deal = draw_deal(random)
    while not deal.trade.goods:
        deal = draw_deal(random)
    return deal
