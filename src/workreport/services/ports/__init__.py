"""What the use cases ask of the world; adapters implement it, the composition root hands it in."""
