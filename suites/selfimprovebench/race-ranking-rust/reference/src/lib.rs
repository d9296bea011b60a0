pub fn race_ranking(runners: &[(String, i64)]) -> Vec<String> {
    let mut ranked = runners.to_vec();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.into_iter().map(|(name, _)| name).collect()
}
