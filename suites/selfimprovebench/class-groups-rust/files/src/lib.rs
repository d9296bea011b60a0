pub fn groups_needed(pupils: &[u32], most: u32) -> Vec<u32> {
    pupils.iter().map(|count| count / most).collect()
}
