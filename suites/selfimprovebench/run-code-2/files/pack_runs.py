def pack_runs(text, least):
    packed = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) - 1 and text[j] == text[i]:
            j += 1
        length = j - i
        if length >= least:
            packed.append(f"{text[i]}<{length}>")
        else:
            packed.append(text[i:j])
        i = j
    return "".join(packed)
