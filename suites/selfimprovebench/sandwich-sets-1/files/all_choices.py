def all_choices(options):
    choices = []
    picked = []

    def pick(index):
        if index == len(options):
            choices.append(picked)
            return
        for option in options[index]:
            picked.append(option)
            pick(index + 1)
            picked.pop()

    pick(0)
    return choices
