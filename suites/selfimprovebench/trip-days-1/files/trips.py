def trips(log):
    done = []
    driven = 0
    for entry in log:
        if entry == "stop":
            if driven:
                done.append(driven)
            driven = 0
        else:
            driven += entry
    return done
