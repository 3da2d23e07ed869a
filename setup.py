"""Puts the course's notebooks into the wheel; everything else about the package is in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithNotebooks(build_py):
    """Copies ``course/`` and ``exercises/``, which have their place beside the package, into it.

    Notebooks alone: whatever an author has left beside them, such as answers, must not be shipped.
    """

    def run(self) -> None:
        """Build the package, then add the notebooks; an editable install uses those of the source folder."""
        super().run()
        if self.editable_mode:
            return
        for pattern in ("course/*.ipynb", "exercises/*/*.ipynb"):
            for notebook in sorted(Path().glob(pattern)):
                if not notebook.parent.name.startswith("."):
                    target = Path(self.build_lib, "grader", "shipped", notebook)
                    self.mkpath(str(target.parent))
                    self.copy_file(str(notebook), str(target))


setup(cmdclass={"build_py": BuildWithNotebooks})
