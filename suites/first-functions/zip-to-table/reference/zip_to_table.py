def zip_to_table(keys, values):
    return dict(zip(keys, values))
