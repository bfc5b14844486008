"""The presentation of a month before a meeting: full screen and always dark."""
