"""What the zones cost, in cents."""

ZONES = {"town": 390, "land": 590}
