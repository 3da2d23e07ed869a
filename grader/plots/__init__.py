"""The lessons' figures: each draws what a simulator returned and says the same in words."""
