def lucky_tickets(sold):
    lucky = 0
    for ticket in range(1, sold):
        if sum(int(digit) for digit in str(ticket)) == 7:
            lucky += 1
    return lucky
