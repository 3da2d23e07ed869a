"""A real JupyterHub with real accounts."""
