def best_stalls(takings):
    best = sorted(takings, key=lambda stall: stall[1])[:3]
    return ", ".join(stall for stall, taken in best)
