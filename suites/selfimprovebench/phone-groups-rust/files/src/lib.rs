pub fn group_digits(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let mut rest = digits.as_slice();
    let mut groups: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let size = match rest.len() {
            2 => 2,
            length => length.min(3),
        };
        groups.push(rest[..size].iter().collect());
        rest = &rest[size..];
    }
    groups.join(" ")
}
