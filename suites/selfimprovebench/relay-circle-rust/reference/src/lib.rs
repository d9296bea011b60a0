pub fn same_colours(flags: &[String]) -> usize {
    (0..flags.len())
        .filter(|&spot| flags[spot] == flags[(spot + 1) % flags.len()])
        .count()
}
