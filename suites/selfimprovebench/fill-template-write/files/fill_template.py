def fill_template(text, values):
    raise NotImplementedError
