//! Functions of formulas.

use crate::value::Value;

/// How many values a function takes; 0 is one or more.
pub fn takes(name: &str) -> Option<usize> {
    match name {
        "SUM" | "COUNT" | "MIN" | "MAX" | "MEAN" => Some(0),
        "ABS" | "LEN" => Some(1),
        "JOIN" | "FIND" => Some(2),
        "IF" => Some(3),
        _ => None,
    }
}

/// Functions of all their values, ranges laid out.
pub fn over(name: &str, values: &[Value]) -> Result<Value, Value> {
    let numbers: Vec<i128> = values
        .iter()
        .filter_map(|each| match each {
            Value::Number(value) => Some(*value),
            _ => None,
        })
        .collect();
    if name == "COUNT" {
        return Ok(Value::Number(numbers.len() as i128));
    }
    if let Some(bad) = values.iter().find(|each| matches!(each, Value::Bad(_))) {
        return Err(bad.clone());
    }
    let sum: i128 = numbers.iter().sum();
    match name {
        "SUM" => Ok(Value::number(sum)),
        "MIN" => Ok(Value::Number(numbers.iter().min().copied().unwrap_or(0))),
        "MAX" => Ok(Value::Number(numbers.iter().max().copied().unwrap_or(0))),
        _ if numbers.is_empty() => Err(Value::Bad("#ZERO")),
        _ => Ok(Value::Number(sum.div_euclid(numbers.len() as i128))),
    }
}

pub fn join(values: &[Value], between: &str) -> Result<Value, Value> {
    let mut texts = Vec::new();
    for value in values {
        let text = value.to_text()?;
        if !text.is_empty() {
            texts.push(text);
        }
    }
    Ok(Value::Text(texts.join(between)))
}

/// The place of the first value that equals another, from 1.
pub fn find(wanted: &Value, values: &[Value]) -> Result<Value, Value> {
    if matches!(wanted, Value::Bad(_)) {
        return Err(wanted.clone());
    }
    let place = values.iter().position(|each| each.order(wanted).is_some_and(|order| order.is_eq()));
    place.map_or(Err(Value::Bad("#NONE")), |place| Ok(Value::Number(place as i128 + 1)))
}
