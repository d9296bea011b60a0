use std::collections::HashMap;

pub fn zone_weights(parcels: &[(String, u32)], zones: &HashMap<String, String>) -> HashMap<String, u32> {
    let mut weights: HashMap<String, u32> = HashMap::new();
    for (town, weight) in parcels {
        let zone = zones.get(town).map_or("other", String::as_str);
        *weights.entry(zone.to_string()).or_insert(0) += weight;
    }
    weights
}
