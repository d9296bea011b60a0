def egg_boxes(eggs, size):
    boxes = eggs // size
    return boxes
