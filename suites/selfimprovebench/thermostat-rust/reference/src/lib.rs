pub fn heating_on(target: Option<i64>, now: i64, usual: i64) -> bool {
    let wanted = match target {
        None => usual,
        Some(set) => set,
    };
    now < wanted
}
