pub fn paces(runs: &[(f64, f64)]) -> Vec<f64> {
    runs.iter()
        .map(|(minutes, km)| minutes / km)
        .collect()
}
