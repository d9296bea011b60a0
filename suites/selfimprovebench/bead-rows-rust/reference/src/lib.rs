pub fn rotations(beads: &[String]) -> Vec<Vec<String>> {
    let mut ring = beads.to_vec();
    let mut ways = Vec::new();
    for _ in beads {
        ways.push(ring.clone());
        ring.rotate_left(1);
    }
    ways
}
