"""What entries say: one strict body for each kind."""
