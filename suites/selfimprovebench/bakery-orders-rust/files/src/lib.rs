mod shelf;

pub fn refused_orders(loaves: u32, orders: &[u32]) -> Vec<usize> {
    let mut shelf = shelf::Shelf::new(loaves);
    let mut refused = Vec::new();
    for (place, &order) in orders.iter().enumerate() {
        if !shelf.has(order) {
            refused.push(place);
        }
    }
    refused
}
