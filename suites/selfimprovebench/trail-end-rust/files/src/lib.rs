pub fn trail_end(moves: &str) -> Vec<i64> {
    let (mut x, mut y) = (0, 0);
    for step in moves.chars() {
        match step {
            'N' => y += 1,
            'S' => y -= 1,
            'E' => x += 1,
            _ => x -= 1,
        }
    }
    vec![x, y]
}
