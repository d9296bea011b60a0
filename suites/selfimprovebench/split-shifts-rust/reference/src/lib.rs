pub fn weeks_of(days: &[String]) -> Vec<Vec<String>> {
    let mut weeks = Vec::new();
    let mut week: Vec<String> = Vec::new();
    for day in days {
        week.push(day.clone());
        if day == "sun" {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if !week.is_empty() {
        weeks.push(week);
    }
    weeks
}
