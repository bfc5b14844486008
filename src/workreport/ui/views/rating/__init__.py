"""What both classifications show about a score: its explanation and the sheet it comes from."""
