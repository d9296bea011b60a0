pub fn reading_days(books: &[(String, u32)], daily: u32) -> u32 {
    let mut days = 0;
    for (_, pages) in books {
        days += pages / daily;
    }
    days
}
