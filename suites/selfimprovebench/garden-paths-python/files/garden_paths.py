def garden_paths(plan):
    def ways(row, column):
        if row == len(plan) or column == len(plan[0]) or plan[row][column] == "#":
            return 0
        if row == len(plan) - 1 and column == len(plan[0]) - 1:
            return 1
        return ways(row + 1, column) + ways(row, column + 1)

    return ways(0, 0)
