def reading_days(books, daily):
    days = 0
    for title, pages in books:
        days = days + (pages + daily - 1) // daily
    return days
