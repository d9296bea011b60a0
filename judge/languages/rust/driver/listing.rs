//! The tests of a trusted file, found in its text: to compile it would need a solution.

/// Their ids, `path::module::name`, in the order of the file; without what features that are off would bring.
pub fn tests_in(path: &str, text: &str, features: &[String]) -> Vec<String> {
    let tokens = tokens_of(text);
    let mut ids = Vec::new();
    // the module that each open brace belongs to, empty for any other, and whether it is switched off
    let mut open: Vec<(&str, bool)> = Vec::new();
    let (mut is_test, mut is_off) = (false, false);
    for index in 0..tokens.len() {
        let after = |distance: usize| tokens.get(index + distance).map_or("", String::as_str);
        match after(0) {
            "{" => {
                open.push((if index > 1 && tokens[index - 2] == "mod" { &tokens[index - 1] } else { "" }, is_off));
                is_off = false;
            }
            "}" => {
                open.pop();
            }
            ";" => (is_test, is_off) = (false, false),
            "#" if [after(1), after(2), after(3)] == ["[", "test", "]"] => is_test = true,
            "#" if [after(1), after(2), after(3), after(4), after(5)] == ["[", "cfg", "(", "feature", "="] => is_off |= !features.iter().any(|each| after(6) == format!("\"{}\"", each)),
            "fn" if is_test => {
                let names: Vec<&str> = open.iter().map(|(name, _)| *name).filter(|name| !name.is_empty()).chain([after(1)]).collect();
                // what a macro will make has no name yet
                if after(1).chars().all(is_word) && !is_off && open.iter().all(|(_, off)| !off) {
                    ids.push(format!("{}::{}", path, names.join("::")));
                }
                is_test = false;
            }
            _ => {}
        }
    }
    ids
}

/// Words, signs and plain texts; comments, characters and raw texts are left out.
fn tokens_of(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let length = match rest {
            ['/', '/', ..] => line_length(rest),
            ['/', '*', ..] => comment_length(rest),
            ['"', ..] => text_length(rest),
            ['r', '"' | '#', ..] | ['b', 'r', '"' | '#', ..] => raw_length(rest),
['\'', '\\', ..] => 3 + rest.iter().skip(3).position(|letter| *letter == '\'').map_or(0, |at| at + 1),
            ['\'', _, '\'', ..] => 3,
            [letter, ..] if letter.is_whitespace() => 1,
            [letter, ..] if is_word(*letter) => rest.iter().take_while(|letter| is_word(**letter)).count(),
            _ => 1,
        };
        let length = length.clamp(1, rest.len());
        let token: String = rest[..length].iter().collect();
        let is_sign = length == 1 && !token.trim().is_empty();
        if is_sign || token.starts_with('"') || token.chars().all(is_word) {
            tokens.push(token);
        }
        at += length;
    }
    tokens
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn line_length(rest: &[char]) -> usize {
    rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len())
}

/// Comments may stand in comments.
fn comment_length(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at + 1 < rest.len() {
        match (rest[at], rest[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn text_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// `r#"…"#`; a word that only begins like one is a word.
fn raw_length(rest: &[char]) -> usize {
    let start = rest.iter().position(|letter| *letter == '"' || *letter == '#').unwrap_or(0);
    let hashes = rest[start..].iter().take_while(|letter| **letter == '#').count();
    if rest.get(start + hashes) != Some(&'"') {
        return start + hashes;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat('#').take(hashes)).collect();
    let inner = start + hashes + 1;
    rest[inner..].windows(end.len()).position(|window| window == end.as_slice()).map_or(rest.len(), |at| inner + at + end.len())
}
