def tile_shapes(tiles):
    shapes = 0
    width = 1
    while width * width <= tiles:
        if tiles % width == 0:
            shapes += 1
        width += 1
    return shapes
