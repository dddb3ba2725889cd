"""How the tables of measurements show seconds; what they give as ratios are quotients of these."""


def shown_seconds(seconds: float) -> str:
    """Seconds as they are shown: few of them with two decimals, so that what is divided by them stays true."""
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"
