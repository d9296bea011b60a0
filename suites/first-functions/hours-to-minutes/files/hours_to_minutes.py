def hours_to_minutes(hours):
    raise NotImplementedError
