def dry_spells(rain, days):
    raise NotImplementedError
