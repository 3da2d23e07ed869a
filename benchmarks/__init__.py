"""What grading a cohort costs, beside nbgrader's own way and beside the least that it could cost."""
