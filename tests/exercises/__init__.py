"""What single exercises promise beyond the conformance suite."""
