"""The form by which a paper gets its number, and the marks it may bear."""
