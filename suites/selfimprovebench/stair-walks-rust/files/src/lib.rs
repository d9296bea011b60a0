pub fn stair_walks(steps: i64) -> u64 {
    match steps {
        i64::MIN..=-1 => 0,
        0 => 1,
        _ => stair_walks(steps - 1) + stair_walks(steps - 2) + stair_walks(steps - 3),
    }
}
