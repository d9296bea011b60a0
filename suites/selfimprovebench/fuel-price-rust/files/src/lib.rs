pub fn price_per_litre(cost: f64, litres: f64) -> f64 {
    if litres == 0.0 {
        return 0.0;
    }
    cost / litres
}
