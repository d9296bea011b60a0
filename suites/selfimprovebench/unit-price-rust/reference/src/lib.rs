pub fn cheapest(offers: &[(String, f64, f64)]) -> (String, f64) {
    let (mut best, mut least) = ("", f64::INFINITY);
    for (name, price, pieces) in offers {
        if price / pieces < least {
            best = name;
            least = price / pieces;
        }
    }
    (best.to_string(), (least * 100.0).round() / 100.0)
}
