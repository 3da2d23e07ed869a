"""Tests in a real browser: what a learner sees and does."""
