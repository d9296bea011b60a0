pub fn height_changes(track: &[i64], step: usize) -> Vec<String> {
    todo!()
}
