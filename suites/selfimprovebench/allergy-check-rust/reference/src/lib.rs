pub fn is_safe(dish: &[&str], allergies: &[&str]) -> bool {
    for ingredient in dish {
        if allergies.contains(ingredient) {
            return false;
        }
    }
    true
}
