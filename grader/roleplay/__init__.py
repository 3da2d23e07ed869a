"""Role-plays for pairs: two confidential briefs and a scoring sheet, made from a variant."""

from grader.roleplay.making import role_play
from grader.roleplay.script import SCENARIOS, UnknownScenarioError
from grader.roleplay.sheets import RolePlay

__all__ = ["SCENARIOS", "RolePlay", "UnknownScenarioError", "role_play"]
