"""What the learner says or does at one beat of a conversation."""

from collections.abc import Mapping

from grader.domain.decision import Decision
from grader.domain.finding import Mark, judged, missing


class Said(Decision, frozen=True, kw_only=True):
    """A line or an act, chosen at one beat.

    Attributes:
        beat: Which decision of the conversation it is, by name; a rule looks for its own beats.
        kind: What was chosen, as rules tell it; empty while nothing is chosen.
        why: The fact of this case that speaks for or against this choice.
    """

    beat: str
    kind: str = ""
    why: str = ""

    def marked(self, *right: str, told: Mapping[str, str] | None = None) -> Mark:
        """Return the mark of this beat.

        Args:
            *right: The kinds that the rule asks for.
            told: What each kind comes to, said after the fact of the case; nothing by default.

        Returns:
            Right or wrong with the deciding fact, or missing.
        """
        if not self.kind:
            return missing(self.where)
        why = f"{self.why} {told[self.kind]}".lstrip() if told else self.why
        return judged(self.where, self.chose, why, right=self.kind in right)
