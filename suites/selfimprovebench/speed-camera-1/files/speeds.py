def speeds(times, metres):
    return {plate: metres / seconds for plate, seconds in times.items()}
