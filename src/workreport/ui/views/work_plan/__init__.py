"""Where the tasks of a month come from, with whom they are shared, and who holds them."""
