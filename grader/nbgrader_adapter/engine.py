"""One database engine for all the gradebooks that a grading process opens."""

from functools import lru_cache

from nbgrader import api

_ENGINES = lru_cache(api.create_engine)


def share_engines() -> None:
    """Let all gradebooks of this process that have one address have one engine.

    ``nbgrader autograde`` opens the gradebook ten times for each submission, each time with a new
    engine, and an engine keeps the queries that it has compiled: without this, compiling the same
    queries is half of what a submission costs. nbgrader has no setting for it, so its name for
    ``create_engine`` is replaced. That is safe here: one thread works, and a gradebook that is closed
    gives back its connections, but its engine stays fit for use. Where threads share gradebooks, as in
    the formgrader, it must not be called.
    """
    api.create_engine = _ENGINES
