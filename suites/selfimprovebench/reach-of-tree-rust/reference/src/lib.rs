pub fn tallest_tree(trees: &[(&str, u32)], kind: &str) -> u32 {
    let heights = trees.iter().filter(|(grown, _)| *grown == kind).map(|(_, height)| *height);
    heights.max().unwrap_or(0)
}
