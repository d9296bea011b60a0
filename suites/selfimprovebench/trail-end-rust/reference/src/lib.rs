pub fn trail_end(moves: &str) -> Vec<i64> {
    let (mut x, mut y) = (0, 0);
    let mut number: Option<i64> = None;
    for step in moves.chars() {
        if let Some(digit) = step.to_digit(10) {
            number = Some(number.unwrap_or(0) * 10 + i64::from(digit));
            continue;
        }
        let times = number.take().unwrap_or(1);
        match step {
            'N' => y += times,
            'S' => y -= times,
            'E' => x += times,
            _ => x -= times,
        }
    }
    vec![x, y]
}
