pub fn best_stalls(takings: &[(String, u32)]) -> String {
    let mut ordered = takings.to_vec();
    ordered.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let best: Vec<String> = ordered.into_iter().take(3).map(|(stall, _)| stall).collect();
    best.join(", ")
}
