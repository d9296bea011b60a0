def longest_wait(tickets):
    waits = []
    for drawn, called in tickets:
        if called != -1:
            waits.append(called - drawn)
    return max(waits)
