def groups_needed(pupils, most):
    return [count // most for count in pupils]
