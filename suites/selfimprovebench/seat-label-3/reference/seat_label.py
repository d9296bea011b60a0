def seat_label(index, row_width):
    row = index // row_width
    seat = index % row_width + 1
    letters = ""
    row += 1
    while row > 0:
        row -= 1
        letters = chr(ord("A") + row % 26) + letters
        row //= 26
    return letters + str(seat)
