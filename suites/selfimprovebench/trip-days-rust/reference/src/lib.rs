pub fn trips(log: &[&str]) -> Vec<u32> {
    let mut done = Vec::new();
    let mut driven = 0;
    for entry in log {
        if let Ok(km) = entry.parse::<u32>() {
            driven += km;
        } else if driven > 0 {
            done.push(driven);
            driven = 0;
        }
    }
    if driven > 0 {
        done.push(driven);
    }
    done
}
