def count_letter(text, letter):
    raise NotImplementedError
