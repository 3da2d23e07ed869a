"""The course for nbgrader: sources in solutions/, releases in exercises/, grading without a kernel.

`nbgrader autograde trust --TrustedEvaluation.in_kernel=True` executes the notebooks instead.
"""

from grader.nbgrader_adapter import configure

configure(get_config())  # noqa: F821 - nbgrader puts it there
