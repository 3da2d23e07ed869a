"""The rule checks, by the part of the talks that they judge."""
