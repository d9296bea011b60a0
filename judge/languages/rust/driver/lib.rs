//! What a candidate's library and the drivers share: JSON lines, plain values, and answering calls.
//! No crate but std, so that it builds without a registry; nothing newer than Rust 1.63.

pub mod argument;
pub mod base64;
pub mod channel;
pub mod encode;
pub mod json;
pub mod outcome;
pub mod printed;
pub mod serve;
