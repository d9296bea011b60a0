pub fn numbers_in(text: &str) -> Vec<u64> {
    let mut numbers = Vec::new();
    let mut number = None;
    for sign in text.chars() {
        match sign.to_digit(10) {
            Some(digit) => number = Some(number.unwrap_or(0) * 10 + u64::from(digit)),
            None => numbers.extend(number.take()),
        }
    }
    numbers
}
