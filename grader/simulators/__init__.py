"""Small models that the lessons let the learner play with: pure, deterministic, honest in their sums."""
