"""The course in nbgrader: releasing, sanitizing, grading. The only place that imports nbgrader."""

import sys

# jsonschema, which nbformat needs, compiles a grammar for one format of addresses. It takes seconds,
# nothing here has such addresses, and it does without when the module cannot be imported.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # None is how to say so

from grader.nbgrader_adapter.cohort_config import configure_cohort  # noqa: E402 - see above
from grader.nbgrader_adapter.course import configure  # noqa: E402 - see above

__all__ = ["configure", "configure_cohort"]
