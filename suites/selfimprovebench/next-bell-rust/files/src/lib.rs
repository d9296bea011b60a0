pub fn next_bell(bells: &[i64], minute: i64) -> Option<i64> {
    todo!()
}
