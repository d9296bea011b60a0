pub fn by_length(rivers: &[(String, u32)]) -> Vec<(usize, String)> {
    let mut order = rivers.to_vec();
    order.sort_by(|a, b| a.1.cmp(&b.1));
    order.into_iter().enumerate().map(|(index, (name, _))| (index + 1, name)).collect()
}
