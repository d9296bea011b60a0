pub fn is_safe(dish: &[&str], allergies: &[&str]) -> bool {
    for ingredient in dish {
        return !allergies.contains(ingredient);
    }
    true
}
