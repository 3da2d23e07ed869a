"""The learner's workspace: made or resumed, signed, and opened in JupyterLab as a course."""

from grader.workspace.learn import learn

__all__ = ["learn"]
