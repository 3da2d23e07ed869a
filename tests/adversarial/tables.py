"""All cases, by what they try."""

from tests.adversarial import (
    answer_files,
    cells,
    file_systems,
    hostile_text,
    notebooks,
    others,
    shadowing,
    tampering,
)
from tests.adversarial.case import Case

FAMILIES: dict[str, tuple[Case, ...]] = {
    "tampering": tampering.CASES,
    "cells": cells.CASES,
    "notebooks": notebooks.CASES,
    "shadowing": shadowing.CASES,
    "others": others.CASES,
    "answer files": answer_files.CASES,
    "hostile text": hostile_text.CASES,
    "file systems": file_systems.CASES,
}

CASES = tuple(case for family in FAMILIES.values() for case in family)

ASSIGNMENTS = ("trust", "reflection")
