pub fn by_length(rivers: &[(String, u32)]) -> Vec<(usize, String)> {
    let mut order = rivers.to_vec();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    order.into_iter().enumerate().map(|(index, (name, _))| (index + 1, name)).collect()
}
