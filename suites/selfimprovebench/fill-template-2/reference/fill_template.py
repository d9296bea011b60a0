def fill_template(text, values):
    result = ""
    i = 0
    while i < len(text):
        if text[i:i + 2] == "{{":
            result += "{"
            i += 2
            continue
        if text[i] == "{":
            end = text.find("}", i)
            if end != -1:
                name = text[i + 1:end]
                result += str(values.get(name, "{" + name + "}"))
                i = end + 1
                continue
        result += text[i]
        i += 1
    return result
