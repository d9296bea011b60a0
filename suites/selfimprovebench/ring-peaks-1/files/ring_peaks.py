def ring_peaks(heights):
    peaks = 0
    for index in range(len(heights)):
        before = heights[index - 1]
        after = heights[index + 1]
        if heights[index] > before and heights[index] > after:
            peaks += 1
    return peaks
