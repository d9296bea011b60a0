def nest_depth(text):
    partner = {")": "(", "]": "[", "}": "{"}
    stack = []
    deepest = 0
    for char in text:
        if char in "([{":
            stack.append(char)
            deepest = max(deepest, len(stack))
        elif char in partner:
            if not stack or stack.pop() != partner[char]:
                return -1
    return deepest
