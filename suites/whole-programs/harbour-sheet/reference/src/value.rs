//! What stands in a cell once it is worked out.

use std::cmp::Ordering;

#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Nothing,
    Number(i128),
    Text(String),
    Bad(&'static str),
}

const LARGEST: i128 = 1_000_000_000_000_000;

impl Value {
    /// A number, unless it is too large.
    pub fn number(value: i128) -> Value {
        if value.abs() >= LARGEST {
            Value::Bad("#SIZE")
        } else {
            Value::Number(value)
        }
    }

    pub fn shown(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Number(value) => value.to_string(),
            Value::Text(text) => text.clone(),
            Value::Bad(name) => name.to_string(),
        }
    }

    /// As a number to reckon with; what it is instead where it is none.
    pub fn to_number(&self) -> Result<i128, Value> {
        match self {
            Value::Nothing => Ok(0),
            Value::Number(value) => Ok(*value),
            Value::Text(_) => Err(Value::Bad("#KIND")),
            Value::Bad(_) => Err(self.clone()),
        }
    }

    pub fn to_text(&self) -> Result<String, Value> {
        match self {
            Value::Bad(_) => Err(self.clone()),
            other => Ok(other.shown()),
        }
    }

    /// The order of two numbers or two texts; nothing counts as 0 or as the empty text.
    pub fn order(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Text(one), Value::Text(two)) => Some(one.cmp(two)),
            (Value::Text(one), Value::Nothing) => Some(one.as_str().cmp("")),
            (Value::Nothing, Value::Text(two)) => Some("".cmp(two.as_str())),
            _ => Some(self.to_number().ok()?.cmp(&other.to_number().ok()?)),
        }
    }
}
