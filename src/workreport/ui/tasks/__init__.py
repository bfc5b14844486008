"""Work off the UI thread, its progress, and the news of what it changed."""
