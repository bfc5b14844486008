"""What was received, and the check of one report."""
