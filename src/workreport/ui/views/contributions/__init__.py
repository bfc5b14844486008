"""What members sent to the head, beside the draft."""
