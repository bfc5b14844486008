"""What a person can do, over ports; plain Python."""
