def tallest_tree(trees, kind):
    return max([tree["height"] for tree in trees if tree["kind"] == kind])
