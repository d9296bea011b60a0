def overdue(loans, today):
    return [title for title, kind, due in loans if (kind == "book" or kind == "disc") and due < today]
