"""The board pack: the summary as it will print."""
