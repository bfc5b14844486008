"""Set-up: this machine, the exchange, people, months."""
