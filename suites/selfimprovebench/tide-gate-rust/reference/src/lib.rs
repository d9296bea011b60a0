mod gauge;

pub fn open_hours(depth: u32, levels: &[u32]) -> Vec<usize> {
    let needed = depth + 2;
    let mut hours = Vec::new();
    for (hour, level) in levels.iter().enumerate() {
        if gauge::water_over_sill(*level) >= needed * 100 {
            hours.push(hour);
        }
    }
    hours
}
