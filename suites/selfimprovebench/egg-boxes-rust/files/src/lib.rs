pub fn egg_boxes(eggs: u32, size: u32) -> u32 {
    eggs / size
}
