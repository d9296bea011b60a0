def tile_rows(length, tile):
    step = tile + 1
    tiles = length // step
    return tiles
