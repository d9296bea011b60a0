pub fn tile_shapes(tiles: u64) -> u32 {
    let mut shapes = 0;
    let mut width = 1;
    while width * width <= tiles {
        if tiles % width == 0 {
            shapes += 1;
        }
        width += 1;
    }
    shapes
}
