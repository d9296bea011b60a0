def running_total(numbers):
    raise NotImplementedError
