pub fn heaviest_shelf(shelves: Vec<(String, u32)>) -> String {
    let mut ordered = shelves;
    ordered.sort_by(|a, b| a.1.cmp(&b.1));
    ordered.swap_remove(0).0
}
