def may_enter(ages, heights, least):
    for age, height in zip(ages, heights):
        if age < 14 and height < least:
            return False
        else:
            return True
