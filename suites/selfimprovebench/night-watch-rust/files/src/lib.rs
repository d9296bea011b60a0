pub fn watch_pairs(guards: &[String], nights: usize) -> Vec<Vec<String>> {
    (0..nights)
        .map(|night| {
            let turn = night % guards.len();
            vec![guards[turn].clone(), guards[turn + 1].clone()]
        })
        .collect()
}
