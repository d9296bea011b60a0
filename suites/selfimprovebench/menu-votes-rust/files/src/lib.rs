pub fn dish_order(votes: &[(&str, u32)]) -> Vec<String> {
    let mut ordered = votes.to_vec();
    ordered.sort_by(|a, b| a.1.cmp(&b.1));
    ordered.iter().map(|(dish, number)| format!("{dish} ({number})")).collect()
}
