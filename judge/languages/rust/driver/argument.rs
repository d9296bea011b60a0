//! From plain values to the types of a function's parameters. The type is inferred from the call; what is borrowed is
//! leaked, since the process serves one candidate and then ends.

use crate::base64;
use crate::json::Json;
use std::any::type_name;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::rc::Rc;
use std::sync::Arc;

/// Why a value cannot be handed over as this type.
pub struct Mismatch(pub String);

pub trait Argument: Sized {
    fn taken(value: &Json) -> Result<Self, Mismatch>;
}

fn refused<T>(value: &Json) -> Result<T, Mismatch> {
    let kind = match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "an integer",
        Json::Text(_) => "a string",
        Json::List(_) => "a list",
        Json::Object(_) => tag(value),
    };
    Err(Mismatch(format!("{} cannot be a {}", kind, type_name::<T>())))
}

fn tag(value: &Json) -> &str {
    value.get("$").text()
}

/// The elements of whatever kind of collection.
fn items(value: &Json) -> Option<Cow<'_, [Json]>> {
    match value {
        Json::List(items) => Some(Cow::Borrowed(items)),
        Json::Object(_) => match tag(value) {
            "tuple" | "set" | "frozenset" => Some(Cow::Borrowed(value.get("v").list())),
            "bytes" => base64::decode(value.get("v").text()).map(|bytes| Cow::Owned(bytes.iter().map(|byte| Json::Number(byte.to_string())).collect())),
            _ => None,
        },
        _ => None,
    }
}

fn collected<T: Argument, C: FromIterator<T>>(value: &Json) -> Result<C, Mismatch> {
    match items(value) {
        Some(items) => items.iter().map(T::taken).collect(),
        None => refused::<C>(value),
    }
}

fn pairs<K: Argument, V: Argument, C: FromIterator<(K, V)>>(value: &Json) -> Result<C, Mismatch> {
    if !["dict", "map"].contains(&tag(value)) {
        return refused::<C>(value);
    }
    value.get("v").list().iter().map(|pair| Ok((K::taken(&pair.list()[0])?, V::taken(&pair.list()[1])?))).collect()
}

macro_rules! integers {
    ($($kind:ty)*) => {$(
        impl Argument for $kind {
            fn taken(value: &Json) -> Result<Self, Mismatch> {
                let digits = match value {
                    Json::Number(digits) => digits.as_str(),
                    Json::Object(_) if tag(value) == "int" => value.get("v").text(),
                    _ => return refused(value),
                };
                digits.parse().map_err(|_| Mismatch(format!("{} is no {}", digits, type_name::<$kind>())))
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($kind:ty)*) => {$(
        impl Argument for $kind {
            fn taken(value: &Json) -> Result<Self, Mismatch> {
                let digits = match value {
                    Json::Number(digits) => digits.as_str(),
                    Json::Object(_) if ["float", "int"].contains(&tag(value)) => value.get("v").text(),
                    _ => return refused(value),
                };
                digits.parse().or_else(|_| refused(value))
            }
        }
    )*};
}
floats!(f32 f64);

impl Argument for bool {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        match value {
            Json::Bool(truth) => Ok(*truth),
            _ => refused(value),
        }
    }
}

impl Argument for char {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        let mut letters = value.text().chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Ok(letter),
            _ => refused(value),
        }
    }
}

impl Argument for String {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        match value {
            Json::Text(text) => Ok(text.clone()),
            _ => refused(value),
        }
    }
}

impl Argument for () {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        if *value == Json::Null { Ok(()) } else { refused(value) }
    }
}

impl<T: Argument> Argument for Option<T> {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        if *value == Json::Null { Ok(None) } else { T::taken(value).map(Some) }
    }
}

impl<T: Argument, const N: usize> Argument for [T; N] {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        collected::<T, Vec<T>>(value)?.try_into().or_else(|_| refused(value))
    }
}

macro_rules! collections {
    ($($kind:ident: $($bound:ident)*;)*) => {$(
        impl<T: Argument $(+ $bound)*> Argument for $kind<T> {
            fn taken(value: &Json) -> Result<Self, Mismatch> {
                collected(value)
            }
        }
    )*};
}
collections! { Vec: ; VecDeque: ; HashSet: Eq Hash; BTreeSet: Ord; }

impl<K: Argument + Eq + Hash, V: Argument> Argument for HashMap<K, V> {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        pairs(value)
    }
}

impl<K: Argument + Ord, V: Argument> Argument for BTreeMap<K, V> {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        pairs(value)
    }
}

macro_rules! holders {
    ($($kind:ident)*) => {$(
        impl<T: Argument> Argument for $kind<T> {
            fn taken(value: &Json) -> Result<Self, Mismatch> {
                T::taken(value).map($kind::new)
            }
        }
    )*};
}
holders!(Box Rc Arc Cell RefCell);

impl<T: Argument> Argument for &'static T {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        T::taken(value).map(|owned| &*Box::leak(Box::new(owned)))
    }
}

impl<T: Argument> Argument for &'static mut T {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        T::taken(value).map(|owned| Box::leak(Box::new(owned)))
    }
}

impl<T: Argument> Argument for &'static [T] {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        Vec::taken(value).map(|owned| &*Vec::leak(owned))
    }
}

impl<T: Argument> Argument for &'static mut [T] {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        Vec::taken(value).map(Vec::leak)
    }
}

impl Argument for &'static str {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        String::taken(value).map(|owned| &*Box::leak(owned.into_boxed_str()))
    }
}

impl Argument for Cow<'static, str> {
    fn taken(value: &Json) -> Result<Self, Mismatch> {
        String::taken(value).map(Cow::Owned)
    }
}

macro_rules! tuples {
    ($($size:literal: $($name:ident $index:tt)*;)*) => {$(
        impl<$($name: Argument),*> Argument for ($($name,)*) {
            fn taken(value: &Json) -> Result<Self, Mismatch> {
                match items(value) {
                    Some(items) if items.len() == $size => Ok(($($name::taken(&items[$index])?,)*)),
                    _ => refused(value),
                }
            }
        }
    )*};
}
tuples! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
}
