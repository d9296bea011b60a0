//! Formulas: what they are made of, how they are written and how they move.

use crate::cell::{Cell, Range};

/// A cell in a formula; what is fixed does not move with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reference {
    pub cell: Cell,
    pub fixed_column: bool,
    pub fixed_row: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Formula {
    Number(i128),
    Text(String),
    One(Reference),
    Many(Reference, Reference),
    /// a reference that has moved out of the sheet
    Lost,
    Negative(Box<Formula>),
    Inside(Box<Formula>),
    Two(&'static str, Box<Formula>, Box<Formula>),
    Call(String, Vec<Formula>),
}

impl Reference {
    fn shown(&self) -> String {
        let sign = |fixed: bool| if fixed { "$" } else { "" };
        format!("{}{}{}{}", sign(self.fixed_column), self.cell.letter(), sign(self.fixed_row), self.cell.row)
    }

    fn moved(&self, rows: i32, columns: i32) -> Option<Reference> {
        let row = self.cell.row + if self.fixed_row { 0 } else { rows };
        let column = self.cell.column + if self.fixed_column { 0 } else { columns };
        let cell = Cell { row, column };
        cell.is_there().then_some(Reference { cell, ..*self })
    }
}

impl Formula {
    /// As it is written, without blanks.
    pub fn shown(&self) -> String {
        match self {
            Formula::Number(value) => value.to_string(),
            Formula::Text(text) => format!("\"{text}\""),
            Formula::One(reference) => reference.shown(),
            Formula::Many(one, other) => format!("{}:{}", one.shown(), other.shown()),
            Formula::Lost => "#REF".to_string(),
            Formula::Negative(inner) => format!("-{}", inner.shown()),
            Formula::Inside(inner) => format!("({})", inner.shown()),
            Formula::Two(sign, left, right) => format!("{}{}{}", left.shown(), sign, right.shown()),
            Formula::Call(name, values) => {
                let values: Vec<String> = values.iter().map(Formula::shown).collect();
                format!("{}({})", name, values.join(","))
            }
        }
    }

    /// The same formula so many rows and columns away.
    pub fn moved(&self, rows: i32, columns: i32) -> Formula {
        let boxed = |inner: &Formula| Box::new(inner.moved(rows, columns));
        match self {
            Formula::One(reference) => reference.moved(rows, columns).map_or(Formula::Lost, Formula::One),
            Formula::Many(one, other) => match (one.moved(rows, columns), other.moved(rows, columns)) {
                (Some(one), Some(other)) => Formula::Many(one, other),
                _ => Formula::Lost,
            },
            Formula::Negative(inner) => Formula::Negative(boxed(inner)),
            Formula::Inside(inner) => Formula::Inside(boxed(inner)),
            Formula::Two(sign, left, right) => Formula::Two(sign, boxed(left), boxed(right)),
            Formula::Call(name, values) => {
                Formula::Call(name.clone(), values.iter().map(|each| each.moved(rows, columns)).collect())
            }
            other => other.clone(),
        }
    }

    /// What it refers to, in the order in which it is written.
    pub fn ranges(&self) -> Vec<Range> {
        match self {
            Formula::One(reference) => vec![Range::between(reference.cell, reference.cell)],
            Formula::Many(one, other) => vec![Range::between(one.cell, other.cell)],
            Formula::Negative(inner) | Formula::Inside(inner) => inner.ranges(),
            Formula::Two(_, left, right) => [left.ranges(), right.ranges()].concat(),
            Formula::Call(_, values) => values.iter().flat_map(Formula::ranges).collect(),
            _ => Vec::new(),
        }
    }
}
