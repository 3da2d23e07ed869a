"""The seal of a certificate: a figure drawn from its code, so that no two look the same."""

from math import cos, pi, sin

from grader.progress.certificate import ALPHABET

RINGS = (48.0, 38.0, 28.0)
"""Mean radius of each ring, in units of the drawing, which is 120 across."""

SWING = 9.0
"""How far a ring goes out and in."""

STEPS = 240


def seal(code: str) -> str:
    """Return the seal of a code as SVG, which says nothing that the page does not say in words.

    Args:
        code: The certificate's code.
    """
    heights = [ALPHABET.index(letter) / (len(ALPHABET) - 1) for letter in code if letter in ALPHABET]
    rings = "".join(
        f'<path d="{_ring(heights, radius, turn)}" fill="none" stroke="currentColor" stroke-width="{width}"/>'
        for turn, (radius, width) in enumerate(zip(RINGS, (1.6, 1.1, 0.8), strict=True))
    )
    return (
        '<svg class="tc-seal" viewBox="-60 -60 120 120" aria-hidden="true" focusable="false">'
        f'{rings}<path d="M-11 1l8 8L12-9" fill="none" stroke="currentColor" stroke-width="4"/></svg>'
    )


def _ring(heights: list[float], radius: float, turn: int) -> str:
    points = []
    for step in range(STEPS):
        angle = 2 * pi * step / STEPS
        # Each letter of the code is a wave of its own, the first ones slow and the last ones fast.
        waves = [(height - 0.5) * cos((place + 3) * angle + turn) for place, height in enumerate(heights)]
        out = radius + SWING * sum(waves) / (len(heights) ** 0.5)
        points.append(f"{out * cos(angle):.1f} {out * sin(angle):.1f}")
    return f"M{'L'.join(points)}Z"
