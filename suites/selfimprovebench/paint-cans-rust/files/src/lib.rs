pub fn paint_cans(walls: &[(u32, u32)], cover: u32) -> u32 {
    let area: u32 = walls.iter().map(|(width, height)| width * height).sum();
    area / cover
}
