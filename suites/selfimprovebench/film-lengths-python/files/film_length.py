def film_length(minutes):
    return f"{minutes // 60} h {minutes % 60} min"
