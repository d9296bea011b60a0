pub fn pack_runs(text: &str, least: usize) -> String {
    todo!()
}
