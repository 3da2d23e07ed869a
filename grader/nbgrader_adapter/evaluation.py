"""Grading without a kernel: the course itself says what a graded cell would have said."""

from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool

from grader.cells import Graded, graded
from grader.grading.calls import score_call
from grader.grading.store import AnswerStore

Converted = tuple[NotebookNode, dict[str, dict[str, str]]]
"""A notebook and what nbgrader says of it."""


class TrustedEvaluation(Execute):  # type: ignore[misc]  # nbgrader has no types
    """Writes the outputs of graded cells without running anything; stands where ``Execute`` did.

    ``nbgrader autograde trust --TrustedEvaluation.in_kernel=True`` runs the notebook in a kernel, as
    nbgrader does by itself. Scores and findings are the same.
    """

    in_kernel = Bool(default_value=False, help="Whether to run the notebook in a kernel after all.").tag(
        config=True
    )

    # Not configurable here: `--no-execute` would leave graded cells without an output, for which
    # nbgrader gives full marks.
    enabled = Bool(default_value=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, dict[str, str]], km: Any = None) -> Converted:
        """Evaluate the graded cells of a sanitized notebook.

        Args:
            nb: A notebook that is rebuilt from the released one.
            resources: nbgrader's names, and the folder that the notebook is in.
            km: A kernel manager, for execution alone.

        Returns:
            The notebook with its outputs, the resources as they were.
        """
        if self.in_kernel:
            executed: Converted = super().preprocess(nb, resources, km=km)
            return executed
        folder, learner = Path(resources["metadata"]["path"]), resources["nbgrader"]["student"]
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
                if utils.is_grade(cell):
                    cell.outputs = self._outputs(cell, learner, folder)
        return nb, resources

    def _outputs(self, cell: NotebookNode, learner: str, folder: Path) -> list[NotebookNode]:
        call = score_call(cell.source, cell.metadata["nbgrader"]["grade_id"])
        result = graded(call.exercise, call.key, learner, AnswerStore(folder).read)
        if result.fault:
            self.log.error("%s cannot be graded for %s: %s", call.exercise, learner, result.fault)
        return outputs(result)


def outputs(result: Graded) -> list[NotebookNode]:
    """Return a graded cell's outputs as execution leaves them.

    Args:
        result: Score and findings.

    Returns:
        The findings to look at, and one plain float, which is what nbgrader scores.
    """
    return [
        new_output("display_data", data=result.findings),
        new_output("execute_result", data={"text/plain": repr(result.score)}),
    ]
