def swap_case(text):
    raise NotImplementedError
