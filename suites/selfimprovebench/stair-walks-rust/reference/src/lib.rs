pub fn stair_walks(steps: i64) -> u64 {
    let mut ways = (1, 0, 0);
    for _ in 0..steps {
        ways = (ways.0 + ways.1 + ways.2, ways.0, ways.1);
    }
    ways.0
}
