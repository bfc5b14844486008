"""The hidden page that shows every component in every state."""
