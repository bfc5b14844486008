"""November."""
def live_into_november(stage, period): pass
