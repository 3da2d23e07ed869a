"""Which case a learner works on, and who the learner is."""

import getpass
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

COMMON = "0"
"""The variant that everybody gets who has no cohort key."""


def variant_for(exercise: str, key: str, learner: str) -> str:
    """Return the variant of an exercise for one learner.

    The key is public: variants hinder copying, they are no secret.

    Args:
        exercise: The exercise's id.
        key: The cohort's key; empty when all learners share one case.
        learner: The learner's id in the gradebook.

    Returns:
        The variant: the same for the same learner, every time.
    """
    if not key:
        return COMMON
    return sha256(f"{key}/{exercise}/{learner}".encode()).hexdigest()[:12]


def is_handed_in(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether this process grades what was handed in: ``nbgrader autograde`` says so."""
    return environment.get("NBGRADER_EXECUTION") == "autograde"


def learner_here(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the id of the learner whose notebook runs in a folder.

    Args:
        folder: The notebook's folder.
        environment: The process's environment variables.

    Returns:
        Under ``nbgrader autograde`` the submission's folder name; on a hub its user; with
        ``tradecraft learn --learner`` the id that was kept; else the Unix user.
    """
    if is_handed_in(environment):
        return folder.resolve().parent.name
    return environment.get("JUPYTERHUB_USER") or environment.get("TRADECRAFT_LEARNER") or getpass.getuser()
