pub fn deepest_dive(log: &[&str]) -> u32 {
    log.iter()
        .filter_map(|line| line.strip_prefix("dive "))
        .filter_map(|depth| depth.parse().ok())
        .max()
        .unwrap()
}
