pub fn lift_loads(boxes: (u32, u32), limit: u32) -> u32 {
    let (number, weight) = boxes;
    let each = limit / weight;
    (number + each - 1) / each
}
