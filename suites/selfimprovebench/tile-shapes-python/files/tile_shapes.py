def tile_shapes(tiles):
    shapes = 0
    width = 1
    while width <= tiles:
        if tiles % width == 0 and width <= tiles // width:
            shapes += 1
        width += 1
    return shapes
