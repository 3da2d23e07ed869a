"""The deal desk below its screen: advice, files, the shelf and the printed page."""
