"""Reports and cases as text, HTML and JSON."""
