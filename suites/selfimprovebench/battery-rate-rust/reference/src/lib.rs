pub fn drain_rates(charges: &[(f64, f64)]) -> Vec<f64> {
    charges
        .windows(2)
        .map(|pair| {
            let ((hour, charge), (later, left)) = (pair[0], pair[1]);
            ((charge - left) / (later - hour) * 100.0).round() / 100.0
        })
        .collect()
}
