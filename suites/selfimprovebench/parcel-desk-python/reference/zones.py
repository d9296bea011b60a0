"""What the zones cost, in cents."""

ZONES = {"town": 390, "land": 590, "island": 790}

# for each started 1000 g beyond the first, where it is not the usual 80
SURCHARGES = {"island": 150}
