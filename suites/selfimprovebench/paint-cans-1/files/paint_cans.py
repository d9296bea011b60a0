def paint_cans(walls, cover):
    area = sum(width * height for width, height in walls)
    return area // cover
