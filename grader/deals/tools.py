"""The tools of the deal desk, in the order of the screen."""

from grader.deals import disclosure_ladder, give_get_ledger, low_trust_agreement, prep_brief, the_deal
from grader.deals.deal import Section

TOOLS = (
    the_deal.TOOL,
    prep_brief.TOOL,
    disclosure_ladder.TOOL,
    give_get_ledger.TOOL,
    low_trust_agreement.TOOL,
)

SECTIONS: dict[str, Section] = {section.id: section for tool in TOOLS for section in tool.sections}
"""Every section by its id, which stands in the file."""
