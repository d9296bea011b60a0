def follow_menu(clicks):
    path = []
    last = None
    for click in clicks:
        if click == "back":
            if path:
                path.pop()
        elif click == "home":
            path.pop(0)
        elif click == "again":
            if last is not None:
                path.append(last)
        else:
            path.append(click)
            last = click
    return " > ".join(path)
