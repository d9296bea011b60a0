pub fn left_calculate(tokens: &[&str]) -> Option<i64> {
    let mut value = match tokens.first() {
        None => return Some(0),
        Some(token) => token.parse::<i64>().ok()?,
    };
    for pair in tokens[1..].chunks(2) {
        let number: i64 = pair[1].parse().ok()?;
        value = match pair[0] {
            "+" => value + number,
            "-" => value - number,
            "*" => value * number,
            _ => value.checked_div_euclid(number)?,
        };
    }
    Some(value)
}
