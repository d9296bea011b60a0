def film_length(minutes):
    counts = [(minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "min")]
    parts = [f"{count} {unit}" for count, unit in counts if count > 0]
    return " ".join(parts) if parts else "0 min"
