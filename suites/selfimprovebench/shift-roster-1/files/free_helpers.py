def free_helpers(helpers, hours, limit):
    return [helper for helper in helpers if hours.get(helper) < limit]
