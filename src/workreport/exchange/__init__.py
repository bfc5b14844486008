"""Carriers of packages: the exchange folder and single files."""
