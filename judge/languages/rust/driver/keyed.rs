//! Numbered records with a code that only the judge and this process can make: HMAC-SHA-256, since std has none and
//! the drivers are built without a registry.

use ratchet::json::{number, object, text, Json};
use std::fs::File;
use std::io::{Result, Write};

const BLOCK: usize = 64;

pub struct Recorder {
    sink: File,
    key: Vec<u8>,
    count: usize,
}

impl Recorder {
    /// `key` in hexadecimal digits.
    pub fn new(sink: File, key: &str) -> Recorder {
        let digits: Vec<u8> = key.bytes().filter_map(|digit| char::from(digit).to_digit(16)).map(|digit| digit as u8).collect();
        Recorder { sink, key: digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect(), count: 0 }
    }

    pub fn write(&mut self, kind: &str, fields: Vec<(&str, Json)>) -> Result<()> {
        let mut all = vec![("n", number(self.count)), ("kind", text(kind))];
        all.extend(fields);
        let body = object(all).to_string();
        self.count += 1;
        let line = object(vec![("record", text(&body)), ("code", text(&hex(&hmac(&self.key, body.as_bytes()))))]);
        self.sink.write_all(format!("{}\n", line).as_bytes())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{:02x}", byte)).collect()
}

/// Of a key that is not longer than a block.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let padded = |with: u8| (0..BLOCK).map(move |index| key.get(index).copied().unwrap_or(0) ^ with);
    let inner: Vec<u8> = padded(0x36).chain(message.iter().copied()).collect();
    let outer: Vec<u8> = padded(0x5c).chain(sha256(&inner)).collect();
    sha256(&outer)
}

fn sha256(message: &[u8]) -> [u8; 32] {
    let mut state = fractions(8, 2);
    let constants = fractions(64, 3);
    let mut data = message.to_vec();
    data.push(0x80);
    data.resize((data.len() + 8 + BLOCK - 1) / BLOCK * BLOCK - 8, 0);
    data.extend_from_slice(&(message.len() as u64 * 8).to_be_bytes());
    for block in data.chunks(BLOCK) {
        compress(&mut state, &constants, block);
    }
    let mut digest = [0; 32];
    for (place, word) in digest.chunks_mut(4).zip(&state) {
        place.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

fn compress(state: &mut [u32], constants: &[u32], block: &[u8]) {
    let mut words: Vec<u32> = block.chunks(4).map(|each| each.iter().fold(0, |word, byte| word << 8 | u32::from(*byte))).collect();
    for index in 16..64 {
        let (near, far) = (words[index - 2], words[index - 15]);
        let small0 = far.rotate_right(7) ^ far.rotate_right(18) ^ far >> 3;
        let small1 = near.rotate_right(17) ^ near.rotate_right(19) ^ near >> 10;
        words.push(words[index - 16].wrapping_add(small0).wrapping_add(words[index - 7]).wrapping_add(small1));
    }
    let mut now: Vec<u32> = state.to_vec();
    for (word, constant) in words.iter().zip(constants) {
        let (a, b, c, e, f, g) = (now[0], now[1], now[2], now[4], now[5], now[6]);
        let big1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let first = now[7].wrapping_add(big1).wrapping_add(e & f ^ !e & g).wrapping_add(*constant).wrapping_add(*word);
        let big0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        now.rotate_right(1);
        now[4] = now[4].wrapping_add(first);
        now[0] = first.wrapping_add(big0).wrapping_add(a & b ^ a & c ^ b & c);
    }
    for (word, by) in state.iter_mut().zip(now) {
        *word = word.wrapping_add(by);
    }
}

/// The first 32 bits behind the point of the square (2) or cube (3) roots of the first primes, by whole numbers only.
fn fractions(count: usize, power: u32) -> Vec<u32> {
    let is_prime = |number: &u128| (2..*number).take_while(|part| part * part <= *number).all(|part| number % part != 0);
    let root = |prime: u128| {
        let target = prime << (32 * power);
        (0..37).rev().fold(0u128, |found, bit| if (found | 1 << bit).pow(power) <= target { found | 1 << bit } else { found })
    };
    (2u128..).filter(is_prime).take(count).map(|prime| root(prime) as u32).collect()
}
