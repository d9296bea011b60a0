def same_bed(beds, first, second):
    for bed in beds:
        has_first = any(plant.strip().lower() == first.strip().lower() for plant in bed)
        has_second = any(plant.strip().lower() == second.strip().lower() for plant in bed)
        if has_first and has_second:
            return True
    return False
