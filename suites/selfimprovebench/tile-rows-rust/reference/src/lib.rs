pub fn tile_rows(length: u32, tile: u32) -> u32 {
    let step = tile + 1;
    (length + step - 1) / step
}
