def open_folders(path):
    folders = []
    names = []
    for name in path.split("/"):
        if name:
            names.append(name)
            folders.append(names)
    return folders
