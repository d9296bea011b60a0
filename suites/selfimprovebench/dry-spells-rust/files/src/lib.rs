pub fn dry_spells(rain: &[i64], days: usize) -> Vec<usize> {
    todo!()
}
