pub fn race_ranking(runners: &[(String, i64)]) -> Vec<String> {
    let mut ranked = runners.to_vec();
    ranked.sort_by(|a, b| a.1.cmp(&b.1));
    ranked.into_iter().map(|(name, _)| name).collect()
}
