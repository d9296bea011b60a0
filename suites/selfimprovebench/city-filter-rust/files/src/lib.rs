pub fn orders_from(orders: &[(u32, &str)], city: &str) -> Vec<u32> {
    orders
        .iter()
        .filter(|(_, from)| *from == city)
        .map(|(number, _)| *number)
        .collect()
}
