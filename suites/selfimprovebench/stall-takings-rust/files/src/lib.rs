pub fn best_stalls(takings: &[(String, u32)]) -> String {
    let mut ordered = takings.to_vec();
    ordered.sort_by(|a, b| a.1.cmp(&b.1));
    let best: Vec<String> = ordered.into_iter().take(3).map(|(stall, _)| stall).collect();
    best.join(", ")
}
