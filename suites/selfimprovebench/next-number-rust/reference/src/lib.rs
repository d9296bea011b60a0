pub fn next_invoice(numbers: &[&str], year: u32) -> String {
    let used = numbers
        .iter()
        .filter_map(|number| number.split_once('-'))
        .filter(|(of, _)| *of == year.to_string())
        .filter_map(|(_, number)| number.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    format!("{year}-{}", used + 1)
}
