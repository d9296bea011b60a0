const NUMERALS: [(usize, &str); 5] = [(100, "C"), (50, "L"), (10, "X"), (5, "V"), (1, "I")];

pub fn chapter_numerals(number: usize) -> String {
    let mut text = String::new();
    let mut rest = number;
    for (value, numeral) in NUMERALS {
        text.push_str(&numeral.repeat(rest / value));
        rest %= value;
    }
    text
}
