pub fn lights(start: &str, ticks: usize) -> Vec<String> {
    let order = ["green", "amber", "red"];
    let mut shown = vec![start.to_string()];
    let mut at = order.iter().position(|colour| *colour == start).unwrap_or(0);
    for _ in 0..ticks {
        at = (at + 1) % order.len();
        shown.push(order[at].to_string());
    }
    shown
}
