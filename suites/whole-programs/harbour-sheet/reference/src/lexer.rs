//! Formulas, cut into tokens.

use crate::cell::Cell;
use crate::formula::Reference;

#[derive(Clone, PartialEq, Debug)]
pub enum Token {
    Number(i128),
    Text(String),
    Reference(Reference),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 16] = ["<=", ">=", "<>", "<", ">", "=", "&", "+", "-", "*", "/", "%", "(", ")", ",", ":"];

pub fn tokens_of(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, size) = if first.is_ascii_digit() {
            number(rest)?
        } else if first == '"' {
            let end = rest[1..].find('"').ok_or("text is not closed")?;
            (Token::Text(rest[1..=end].to_string()), end + 2)
        } else if first == '$' || first.is_ascii_uppercase() {
            word(rest)?
        } else {
            let sign = SIGNS.iter().find(|each| rest.starts_with(**each)).ok_or(format!("unexpected {first}"))?;
            (Token::Sign(sign), sign.len())
        };
        tokens.push(token);
        rest = rest[size..].trim_start();
    }
    Ok(tokens)
}

fn number(text: &str) -> Result<(Token, usize), String> {
    let size = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = &text[..size];
    if size > 15 {
        return Err(format!("{digits} is too large"));
    }
    Ok((Token::Number(digits.parse().map_err(|_| "bad number")?), size))
}

/// A name of capital letters, or a reference with its fixed signs.
fn word(text: &str) -> Result<(Token, usize), String> {
    let size = text.bytes().take_while(|each| *each == b'$' || each.is_ascii_uppercase() || each.is_ascii_digit()).count();
    let word = &text[..size];
    if word.bytes().all(|each| each.is_ascii_uppercase()) {
        return Ok((Token::Name(word.to_string()), size));
    }
    let fixed_column = word.starts_with('$');
    let rest = &word[usize::from(fixed_column)..];
    let fixed_row = rest.get(1..2) == Some("$");
    let plain = if fixed_row { format!("{}{}", &rest[..1], &rest[2..]) } else { rest.to_string() };
    let cell = Cell::read(&plain).ok_or(format!("bad cell {word}"))?;
    Ok((Token::Reference(Reference { cell, fixed_column, fixed_row }), size))
}
