def greatest_common_divisor(a, b):
    raise NotImplementedError
