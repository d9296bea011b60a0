use std::collections::HashMap;

pub fn pantry_cost(recipe: &[(String, u32)], prices: &HashMap<String, u32>) -> u32 {
    let mut cost = 0;
    for (ingredient, units) in recipe {
        let price = prices.get(ingredient).copied().unwrap_or(0);
        cost += units * price;
    }
    cost
}
