"""The learner's own deals: facts typed in rows, decided with the course's controls, judged by its rules."""
