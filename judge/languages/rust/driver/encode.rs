//! From what a function returned to a plain value. Only the standard library's own types are plain: a type of the
//! candidate's, whatever its equality says, is opaque.

use crate::json::Json;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};

const MAX_DEPTH: usize = 390;
const MAX_NODES: usize = 2_000_000;
const MAX_BYTES: usize = 16 << 20;
/// Integers up to here are safe as plain JSON numbers.
const MAX_PLAIN: u128 = (1 << 53) - 1;

pub trait Encode {
    /// `None` once the value is too large.
    fn encode(&self, room: &mut Room) -> Option<Json>;
}

pub fn encoded<T: Encode + ?Sized>(value: &T) -> Option<Json> {
    value.encode(&mut Room { depth: MAX_DEPTH, nodes: MAX_NODES, bytes: MAX_BYTES })
}

pub fn opaque(class: &str) -> Json {
    Json::Object(vec![("$".to_string(), Json::Text("opaque".to_string())), ("class".to_string(), Json::Text(class.to_string()))])
}

/// What is left for one value.
pub struct Room {
    depth: usize,
    nodes: usize,
    bytes: usize,
}

impl Room {
    fn text(&mut self, text: &str) -> Option<Json> {
        self.nodes = self.nodes.checked_sub(1)?;
        self.bytes = self.bytes.checked_sub(text.len())?;
        Some(Json::Text(text.to_string()))
    }

    fn items<'a, T: Encode + ?Sized + 'a>(&mut self, items: impl Iterator<Item = &'a T>) -> Option<Vec<Json>> {
        self.within(|room| items.map(|each| each.encode(room)).collect())
    }

    fn pairs<'a, K: Encode + 'a, V: Encode + 'a>(&mut self, pairs: impl Iterator<Item = (&'a K, &'a V)>) -> Option<Vec<Json>> {
        self.within(|room| pairs.map(|(key, value)| Some(Json::List(vec![key.encode(room)?, value.encode(room)?]))).collect())
    }

    fn within<T>(&mut self, work: impl FnOnce(&mut Room) -> Option<T>) -> Option<T> {
        self.nodes = self.nodes.checked_sub(1)?;
        self.depth = self.depth.checked_sub(1)?;
        let done = work(self)?;
        self.depth += 1;
        Some(done)
    }
}

fn tagged(tag: &str, value: Json) -> Json {
    Json::Object(vec![("$".to_string(), Json::Text(tag.to_string())), ("v".to_string(), value)])
}

/// A hash set has no order of its own that stays the same.
fn in_order(mut items: Vec<Json>) -> Json {
    items.sort_by_cached_key(Json::to_string);
    Json::List(items)
}

macro_rules! integers {
    ($($kind:ty)*) => {$(
        impl Encode for $kind {
            #[allow(unused_comparisons)]
            fn encode(&self, room: &mut Room) -> Option<Json> {
                room.nodes = room.nodes.checked_sub(1)?;
                let magnitude = if *self < 0 { (*self as i128).unsigned_abs() } else { *self as u128 };
                let digits = self.to_string();
                Some(if magnitude <= MAX_PLAIN { Json::Number(digits) } else { tagged("int", Json::Text(digits)) })
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($kind:ty)*) => {$(
        impl Encode for $kind {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                let digits = format!("{:?}", self).to_lowercase();
                room.text(&digits).map(|text| tagged("float", text))
            }
        }
    )*};
}
floats!(f32 f64);

impl Encode for () {
    fn encode(&self, _: &mut Room) -> Option<Json> {
        Some(Json::Null)
    }
}

impl Encode for bool {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.nodes = room.nodes.checked_sub(1)?;
        Some(Json::Bool(*self))
    }
}

impl Encode for char {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.text(self.encode_utf8(&mut [0; 4]))
    }
}

impl Encode for str {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.text(self)
    }
}

impl Encode for String {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.text(self)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        match self {
            Some(value) => value.encode(room),
            None => Some(Json::Null),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.items(self.iter()).map(Json::List)
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.items(self.iter()).map(Json::List)
    }
}

macro_rules! lists {
    ($($kind:ident)*) => {$(
        impl<T: Encode> Encode for $kind<T> {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                room.items(self.iter()).map(Json::List)
            }
        }
    )*};
}
lists!(Vec VecDeque LinkedList);

impl<T: Encode> Encode for Wrapping<T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        self.0.encode(room)
    }
}

macro_rules! not_zero {
    ($($kind:ident)*) => {$(
        impl Encode for std::num::$kind {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                self.get().encode(room)
            }
        }
    )*};
}
not_zero!(NonZeroI8 NonZeroI16 NonZeroI32 NonZeroI64 NonZeroI128 NonZeroIsize NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroU128 NonZeroUsize);

/// What is locked or poisoned by a panic is of no value any more.
macro_rules! locks {
    ($($kind:ident $look:ident)*) => {$(
        impl<T: Encode + ?Sized> Encode for $kind<T> {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                self.$look().ok()?.encode(room)
            }
        }
    )*};
}
locks!(Mutex try_lock RwLock try_read);

impl<T: Encode, S> Encode for HashSet<T, S> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.items(self.iter()).map(|items| tagged("set", in_order(items)))
    }
}

impl<T: Encode> Encode for BTreeSet<T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.items(self.iter()).map(|items| tagged("set", in_order(items)))
    }
}

impl<K: Encode, V: Encode, S> Encode for HashMap<K, V, S> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.pairs(self.iter()).map(|pairs| tagged("dict", in_order(pairs)))
    }
}

impl<K: Encode, V: Encode> Encode for BTreeMap<K, V> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        room.pairs(self.iter()).map(|pairs| tagged("dict", Json::List(pairs)))
    }
}

macro_rules! pointers {
    ($($kind:ty)*) => {$(
        impl<T: Encode + ?Sized> Encode for $kind {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                (**self).encode(room)
            }
        }
    )*};
}
pointers!(&T &mut T Box<T> Rc<T> Arc<T>);

impl<T: Encode + ToOwned + ?Sized> Encode for Cow<'_, T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        (**self).encode(room)
    }
}

impl<T: Encode + Copy> Encode for Cell<T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        self.get().encode(room)
    }
}

impl<T: Encode + ?Sized> Encode for RefCell<T> {
    fn encode(&self, room: &mut Room) -> Option<Json> {
        self.borrow().encode(room)
    }
}

macro_rules! tuples {
    ($($($name:ident $index:tt)*;)*) => {$(
        impl<$($name: Encode),*> Encode for ($($name,)*) {
            fn encode(&self, room: &mut Room) -> Option<Json> {
                room.within(|room| Some(tagged("tuple", Json::List(vec![$(self.$index.encode(room)?),*]))))
            }
        }
    )*};
}
tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
