//! Tokens, put together to formulas.

use crate::formula::Formula;
use crate::functions::takes;
use crate::lexer::{tokens_of, Token};

const LEVELS: [&[&str]; 4] = [&["=", "<>", "<", "<=", ">", ">="], &["&"], &["+", "-"], &["*", "/", "%"]];

pub fn parse(text: &str) -> Result<Formula, String> {
    let mut parser = Parser { tokens: tokens_of(text)?, at: 0 };
    let formula = parser.level(0)?;
    match parser.now() {
        None => Ok(formula),
        Some(token) => Err(format!("unexpected {}", shown(token))),
    }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Number(value) => value.to_string(),
        Token::Text(text) => format!("\"{text}\""),
        Token::Reference(reference) => Formula::One(*reference).shown(),
        Token::Name(name) => name.clone(),
        Token::Sign(sign) => sign.to_string(),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn now(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take_sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        let found = match self.now() {
            Some(Token::Sign(sign)) => signs.iter().copied().find(|each| each == sign),
            _ => None,
        };
        self.at += usize::from(found.is_some());
        found
    }

    fn need(&mut self, sign: &'static str) -> Result<(), String> {
        match self.take_sign(&[sign]) {
            Some(_) => Ok(()),
            None => Err(self.expected(sign)),
        }
    }

    fn expected(&self, what: &str) -> String {
        let found = self.now().map_or("the end".to_string(), shown);
        format!("expected {what} but found {found}")
    }

    fn level(&mut self, level: usize) -> Result<Formula, String> {
        let Some(signs) = LEVELS.get(level) else {
            return self.negative();
        };
        let mut left = self.level(level + 1)?;
        while let Some(sign) = self.take_sign(signs) {
            let right = self.level(level + 1)?;
            left = Formula::Two(sign, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn negative(&mut self) -> Result<Formula, String> {
        if self.take_sign(&["-"]).is_some() {
            return Ok(Formula::Negative(Box::new(self.negative()?)));
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Formula, String> {
        if self.take_sign(&["("]).is_some() {
            let inner = self.level(0)?;
            self.need(")")?;
            return Ok(Formula::Inside(Box::new(inner)));
        }
        let token = self.now().cloned();
        match token {
            Some(Token::Number(value)) => self.taken(Formula::Number(value)),
            Some(Token::Text(text)) => self.taken(Formula::Text(text)),
            Some(Token::Reference(one)) => {
                self.at += 1;
                if self.take_sign(&[":"]).is_none() {
                    return Ok(Formula::One(one));
                }
                match self.now().cloned() {
                    Some(Token::Reference(other)) => self.taken(Formula::Many(one, other)),
                    _ => Err(self.expected("a cell")),
                }
            }
            Some(Token::Name(name)) => {
                self.at += 1;
                self.call(name)
            }
            _ => Err(self.expected("a value")),
        }
    }

    fn taken(&mut self, formula: Formula) -> Result<Formula, String> {
        self.at += 1;
        Ok(formula)
    }

    fn call(&mut self, name: String) -> Result<Formula, String> {
        let wanted = takes(&name).ok_or(format!("unknown function {name}"))?;
        self.need("(")?;
        let mut values = vec![self.level(0)?];
        while self.take_sign(&[","]).is_some() {
            values.push(self.level(0)?);
        }
        self.need(")")?;
        if wanted != values.len() && wanted > 0 {
            return Err(format!("{name} takes {wanted}, not {}", values.len()));
        }
        Ok(Formula::Call(name, values))
    }
}
