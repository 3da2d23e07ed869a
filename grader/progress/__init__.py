"""What a learner has tried in a workspace, and what follows from it: all else is worked out from the log."""
