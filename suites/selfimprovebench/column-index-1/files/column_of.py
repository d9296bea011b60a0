def column_of(header, title):
    for index, cell in enumerate(header.split(";")):
        if cell == title:
            return index
    return -1
