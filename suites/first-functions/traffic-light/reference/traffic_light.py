def traffic_light(colour):
    if colour == "green":
        return "go"
    if colour == "yellow":
        return "wait"
    return "stop"
