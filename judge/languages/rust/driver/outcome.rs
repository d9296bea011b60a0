//! What came of a call. The traits are one question, `outcome`, from the most to the least that a type can say: the
//! compiler takes the first that fits, since each stands one reference further away.

use crate::encode::{encoded, opaque, Encode};
use crate::json::{number, object, text, Json};
use std::any::type_name;
use std::fmt::Debug;
use std::panic::resume_unwind;

const MAX_MESSAGE: usize = 1_000;

pub enum Outcome {
    Returned(Json),
    Raised(Raised),
}

pub struct Raised {
    pub names: Vec<String>,
    pub message: String,
    /// of the task's own files; empty where there is none
    pub path: String,
    pub line: usize,
}

impl Raised {
    pub fn new(name: &str, message: &str) -> Raised {
        Raised { names: vec![name.to_string()], message: message.chars().take(MAX_MESSAGE).collect(), path: String::new(), line: 0 }
    }

    pub fn json(&self) -> Json {
        let names = self.names.iter().map(|name| text(name)).collect();
        object(vec![("names", Json::List(names)), ("message", text(&self.message)), ("path", text(&self.path)), ("line", number(self.line))])
    }
}

pub struct Answer<'a, T>(pub &'a T);

pub trait PlainOrToldError {
    fn outcome(&self) -> Outcome;
}

impl<T: Encode, E: Debug> PlainOrToldError for &&&&&Answer<'_, Result<T, E>> {
    fn outcome(&self) -> Outcome {
        self.0.as_ref().map_or_else(failed, returned)
    }
}

pub trait OpaqueOrToldError {
    fn outcome(&self) -> Outcome;
}

impl<T, E: Debug> OpaqueOrToldError for &&&&Answer<'_, Result<T, E>> {
    fn outcome(&self) -> Outcome {
        self.0.as_ref().map_or_else(failed, hidden)
    }
}

pub trait PlainOrError {
    fn outcome(&self) -> Outcome;
}

impl<T: Encode, E> PlainOrError for &&&Answer<'_, Result<T, E>> {
    fn outcome(&self) -> Outcome {
        self.0.as_ref().map_or_else(|_| Outcome::Raised(Raised::new("Err", "")), returned)
    }
}

pub trait Plain {
    fn outcome(&self) -> Outcome;
}

impl<T: Encode> Plain for &&Answer<'_, T> {
    fn outcome(&self) -> Outcome {
        returned(self.0)
    }
}

pub trait OpaqueOrNone {
    fn outcome(&self) -> Outcome;
}

impl<T> OpaqueOrNone for &Answer<'_, Option<T>> {
    fn outcome(&self) -> Outcome {
        self.0.as_ref().map_or(Outcome::Returned(Json::Null), hidden)
    }
}

pub trait Opaque {
    fn outcome(&self) -> Outcome;
}

impl<T> Opaque for Answer<'_, T> {
    fn outcome(&self) -> Outcome {
        hidden(self.0)
    }
}

// What is generic is compiled anew with each candidate: it only asks for the name of a type, and hands it on.

fn returned<T: Encode>(value: &T) -> Outcome {
    plain(encoded(value), type_name::<T>())
}

fn plain(value: Option<Json>, class: &str) -> Outcome {
    Outcome::Returned(value.unwrap_or_else(|| opaque(&format!("{} (too large)", shortened(class)))))
}

fn hidden<T>(_: &T) -> Outcome {
    unseen(type_name::<T>())
}

fn unseen(class: &str) -> Outcome {
    Outcome::Returned(opaque(&shortened(class)))
}

fn failed<E: Debug>(error: &E) -> Outcome {
    Outcome::Raised(told(error))
}

/// An `Err` goes by that name, by its type's, and by its variant's.
fn told<E: Debug>(error: &E) -> Raised {
    told_of(error, type_name::<E>())
}

fn told_of(error: &dyn Debug, class: &str) -> Raised {
    let message = format!("{:?}", error);
    let variant: String = message.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').take(100).collect();
    let mut raised = Raised::new("Err", &message);
    raised.names.extend([shortened(class), variant].into_iter().filter(|name| !name.is_empty()));
    raised
}

/// `alloc::vec::Vec<solution::Stack>` → `Vec<Stack>`
fn shortened(class: &str) -> String {
    let mut short = String::new();
    for part in class.split_inclusive(|letter: char| !letter.is_alphanumeric() && letter != '_') {
        if !part.ends_with(':') {
            short.push_str(part);
        }
    }
    short.chars().take(150).collect()
}

/// A kept value may be a `Result` or an `Option` round what is called next. Without one inside, the case ends as if
/// the step had been the call.
pub trait Open {
    type Inner;
    fn opened(&mut self) -> &mut Self::Inner;
}

impl<T, E: Debug> Open for Result<T, E> {
    type Inner = T;
    fn opened(&mut self) -> &mut T {
        self.as_mut().unwrap_or_else(|error| resume_unwind(Box::new(told(error))))
    }
}

impl<T> Open for Option<T> {
    type Inner = T;
    fn opened(&mut self) -> &mut T {
        self.as_mut().unwrap_or_else(|| resume_unwind(Box::new(Raised::new("None", ""))))
    }
}
