//! A sheet, and what its cells come to.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::{Cell, Range};
use crate::formula::Formula;
use crate::functions::{find, join, over};
use crate::value::Value;

#[derive(Clone)]
pub enum Content {
    Plain(Value),
    Formula(Formula),
}

#[derive(Default)]
pub struct Sheet {
    pub cells: BTreeMap<Cell, Content>,
    known: BTreeMap<Cell, Value>,
}

impl Sheet {
    pub fn set(&mut self, cell: Cell, content: Option<Content>) {
        self.known.clear();
        match content {
            Some(content) => self.cells.insert(cell, content),
            None => self.cells.remove(&cell),
        };
    }

    /// What a cell comes to; a cell that needs itself is bad, whatever it would do with that.
    pub fn value(&mut self, cell: Cell) -> Value {
        if let Some(value) = self.known.get(&cell) {
            return value.clone();
        }
        let value = match self.cells.get(&cell).cloned() {
            None => Value::Nothing,
            Some(Content::Plain(value)) => value,
            Some(Content::Formula(_)) if self.needed(cell).contains(&cell) => Value::Bad("#CIRCLE"),
            Some(Content::Formula(formula)) => match self.worked_out(&formula) {
                Ok(Value::Nothing) => Value::Number(0),
                Ok(value) | Err(value) => value,
            },
        };
        self.known.insert(cell, value.clone());
        value
    }

    /// The cells that a formula refers to by itself.
    pub fn ranges(&self, cell: Cell) -> Vec<Range> {
        match self.cells.get(&cell) {
            Some(Content::Formula(formula)) => formula.ranges(),
            _ => Vec::new(),
        }
    }

    /// All cells that a cell needs, by others too.
    pub fn needed(&self, cell: Cell) -> BTreeSet<Cell> {
        let mut found = BTreeSet::new();
        let mut open = vec![cell];
        while let Some(next) = open.pop() {
            for each in self.ranges(next).into_iter().flat_map(Range::cells) {
                if found.insert(each) {
                    open.push(each);
                }
            }
        }
        found
    }

    fn worked_out(&mut self, formula: &Formula) -> Result<Value, Value> {
        match formula {
            Formula::Number(value) => Ok(Value::Number(*value)),
            Formula::Text(text) => Ok(Value::Text(text.clone())),
            Formula::One(reference) => Ok(self.value(reference.cell)),
            Formula::Many(..) => Err(Value::Bad("#KIND")),
            Formula::Lost => Err(Value::Bad("#REF")),
            Formula::Inside(inner) => self.worked_out(inner),
            Formula::Negative(inner) => Ok(Value::Number(-self.worked_out(inner)?.to_number()?)),
            Formula::Two(sign, left, right) => {
                let left = self.worked_out(left)?;
                let right = self.worked_out(right)?;
                two(sign, &left, &right)
            }
            Formula::Call(name, values) => self.call(name, values),
        }
    }

    fn call(&mut self, name: &str, values: &[Formula]) -> Result<Value, Value> {
        match name {
            "IF" => {
                let condition = self.worked_out(&values[0])?.to_number()?;
                self.worked_out(&values[if condition != 0 { 1 } else { 2 }])
            }
            "ABS" => Ok(Value::Number(self.worked_out(&values[0])?.to_number()?.abs())),
            "LEN" => Ok(Value::Number(self.worked_out(&values[0])?.to_text()?.chars().count() as i128)),
            "JOIN" => {
                let between = self.worked_out(&values[1])?.to_text()?;
                join(&self.laid_out(&values[..1]), &between)
            }
            "FIND" => {
                let wanted = self.worked_out(&values[0])?;
                find(&wanted, &self.laid_out(&values[1..]))
            }
            _ => over(name, &self.laid_out(values)),
        }
    }

    /// Values with ranges cell by cell.
    fn laid_out(&mut self, values: &[Formula]) -> Vec<Value> {
        let mut all = Vec::new();
        for value in values {
            if let Formula::Many(one, other) = value {
                for cell in Range::between(one.cell, other.cell).cells() {
                    all.push(self.value(cell));
                }
            } else {
                all.push(self.worked_out(value).unwrap_or_else(|bad| bad));
            }
        }
        all
    }
}

fn two(sign: &str, left: &Value, right: &Value) -> Result<Value, Value> {
    for each in [left, right] {
        if matches!(each, Value::Bad(_)) {
            return Err(each.clone());
        }
    }
    if sign == "&" {
        return Ok(Value::Text(left.to_text()? + &right.to_text()?));
    }
    let order = left.order(right);
    let truth = |holds: bool| Ok(Value::Number(i128::from(holds)));
    match (sign, order) {
        ("=", _) => return truth(order.is_some_and(|each| each.is_eq())),
        ("<>", _) => return truth(!order.is_some_and(|each| each.is_eq())),
        ("<" | "<=" | ">" | ">=", None) => return Err(Value::Bad("#KIND")),
        ("<", Some(order)) => return truth(order.is_lt()),
        ("<=", Some(order)) => return truth(order.is_le()),
        (">", Some(order)) => return truth(order.is_gt()),
        (">=", Some(order)) => return truth(order.is_ge()),
        _ => {}
    }
    let (left, right) = (left.to_number()?, right.to_number()?);
    match sign {
        "+" => Ok(Value::number(left + right)),
        "-" => Ok(Value::number(left - right)),
        "*" => Ok(Value::number(left * right)),
        _ if right == 0 => Err(Value::Bad("#ZERO")),
        "/" => Ok(Value::Number(floor(left, right))),
        _ => Ok(Value::Number(left - floor(left, right) * right)),
    }
}

/// The quotient, rounded down.
fn floor(left: i128, right: i128) -> i128 {
    let between = left % right != 0 && (left < 0) != (right < 0);
    left / right - i128::from(between)
}
