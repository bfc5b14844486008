"""A training agency that lives through whole months with the services everybody uses."""
