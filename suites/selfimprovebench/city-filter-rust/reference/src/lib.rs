pub fn orders_from(orders: &[(u32, &str)], city: &str) -> Vec<u32> {
    orders
        .iter()
        .filter(|(_, from)| from.trim().to_lowercase() == city.trim().to_lowercase())
        .map(|(number, _)| *number)
        .collect()
}
