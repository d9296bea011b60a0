pub fn dry_spells(rain: &[i64], days: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut run = 0;
    for (day, &amount) in rain.iter().enumerate() {
        run = if amount < 1 { run + 1 } else { 0 };
        if run == days {
            starts.push(day + 1 - days);
        }
    }
    starts
}
