pub fn heaviest_shelf(shelves: Vec<(String, u32)>) -> String {
    let mut ordered = shelves;
    ordered.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ordered.swap_remove(0).0
}
