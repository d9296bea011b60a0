def groups_needed(pupils, most):
    return [(count + most - 1) // most for count in pupils]
