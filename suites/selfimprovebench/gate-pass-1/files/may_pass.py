def may_pass(person, open_now):
    has_ticket = "ticket" in person
    has_key = "key" in person
    return has_ticket or has_key and open_now
