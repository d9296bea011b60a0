def cloud(tags):
    uses = [(tag, tags.count(tag)) for tag in set(tags)]
    return [tag for tag, count in sorted(uses, key=lambda use: use[1])]
