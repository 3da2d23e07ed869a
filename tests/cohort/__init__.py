"""Figures of cohorts."""
