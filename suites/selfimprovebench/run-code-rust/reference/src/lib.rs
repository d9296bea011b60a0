pub fn pack_runs(text: &str, least: usize) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut packed = String::new();
    let mut start = 0;
    while start < signs.len() {
        let length = signs[start..].iter().take_while(|sign| **sign == signs[start]).count();
        if length >= least {
            packed.push_str(&format!("{}<{length}>", signs[start]));
        } else {
            packed.extend(&signs[start..start + length]);
        }
        start += length;
    }
    packed
}
