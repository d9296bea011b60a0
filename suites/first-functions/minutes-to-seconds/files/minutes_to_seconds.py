def minutes_to_seconds(minutes):
    raise NotImplementedError
