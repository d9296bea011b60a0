def column_of(header, title):
    for index, cell in enumerate(header.split(";")):
        if cell.strip().lower() == title.strip().lower():
            return index
    return -1
