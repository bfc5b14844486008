"""WorkReport: monthly work reports of an agency, filed offline and consolidated by its Office."""

__version__ = "0.1.0"
