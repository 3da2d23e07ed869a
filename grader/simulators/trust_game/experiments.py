"""What people do in the repeated game, for a lesson to bet on before it is shown.

Source: Pedro Dal Bó and Guillaume R. Fréchette, "The Evolution of Cooperation in Infinitely Repeated
Games: Experimental Evidence", American Economic Review 101 (2011), 411-429.
"""

AFTER_MUTUAL_COOPERATION = 0.979
"""How often people cooperated in the round after both had cooperated."""

AFTER_MUTUAL_DEFECTION = 0.044
"""How often people cooperated in the round after both had cheated."""

FIRST_ROUND_SHORT_SHADOW = 0.060
"""How often experienced people cooperated in a first round, where the future counted least."""

FIRST_ROUND_LONG_SHADOW = 0.976
"""How often experienced people cooperated in a first round, where the future counted most."""
