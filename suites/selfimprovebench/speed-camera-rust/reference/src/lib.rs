use std::collections::HashMap;

pub fn speeds(times: HashMap<String, f64>, metres: f64) -> HashMap<String, f64> {
    times
        .into_iter()
        .map(|(plate, seconds)| (plate, (metres / seconds * 100.0).round() / 100.0))
        .collect()
}
