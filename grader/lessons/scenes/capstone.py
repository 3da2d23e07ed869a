"""The simulations of the lesson on the capstone."""

from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.boundaries import draw_account
from grader.simulators.boundaries import Account, by_slogan


def _account(account: Account, _: Said) -> Facts:
    return {"right": str(account.right)}


SCENES: dict[str, Scene] = {
    "slogans": Scene(by_slogan, draw_account, lambda account: account.right, _account),
}
"""The simulations by their names in the lesson's data."""
