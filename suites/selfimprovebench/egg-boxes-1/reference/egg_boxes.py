def egg_boxes(eggs, size):
    boxes = (eggs + size - 1) // size
    return boxes
