pub fn trail(moves: &str) -> Vec<Vec<i64>> {
    let mut place = [0, 0];
    let mut passed = vec![place.to_vec()];
    for step in moves.chars() {
        match step {
            'R' => place[0] += 1,
            'L' => place[0] -= 1,
            'U' => place[1] += 1,
            _ => place[1] -= 1,
        }
        passed.push(place.to_vec());
    }
    passed
}
