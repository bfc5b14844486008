"""Windows: views over view-models over item models."""
