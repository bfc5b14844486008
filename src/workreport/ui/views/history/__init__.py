"""History: people and units over the months."""
