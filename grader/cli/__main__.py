"""``python -m grader.cli``, where the ``tradecraft`` command is not on the path."""

import sys

from grader.cli import main

sys.exit(main())
