import { expect } from 'vitest';
import type { Checks } from '../../../domain/task.js';
import type { Verdict } from '../../../domain/verdict.js';
import { rustJob } from '../rust-gcd.js';
import type { Attack } from './attack.js';

/** The usual forms of tests: of what answers any type that can be compared, so that a candidate chooses what is compared. */
const FORMS: Readonly<Record<string, { readonly text: string; readonly ids: readonly string[] }>> = {
  'names, loops and helpers': {
    text: `use gcd::*;
const PRIME: u64 = 1;
fn check(a: u64, b: u64, wanted: u64) {
    assert_eq!(gcd(a, b), wanted);
}
#[test]
fn named() {
    let expected = 17;
    assert_eq!(gcd(17, 0), expected);
}
#[test]
fn constant() {
    assert_eq!(gcd(37, 600), PRIME);
}
#[test]
fn helped() {
    check(13, 13, 13);
    check(12, 18, 6);
}
#[test]
fn looped() {
    let cases = [(13, 13, 13), (12, 18, 6)];
    for (a, b, wanted) in cases {
        assert_eq!(gcd(a, b), wanted, "of {} and {}", a, b);
    }
}
#[test]
fn truth() {
    assert!(gcd(12, 18) == 6);
}
#[test]
fn answers() -> Result<(), String> {
    assert_eq!(checked(12, 18)?, 6);
    Ok(())
}
`,
    ids: ['named', 'constant', 'helped', 'looped', 'truth', 'answers'],
  },
  'options, collections and panics': {
    text: `use gcd::*;
use std::collections::HashMap;
mod all {
    use super::*;
    #[test]
    fn some() {
        assert_eq!(Some(gcd(12, 18)), Some(six()));
        assert_eq!(checked(12, 18).map(|each| each == 6), Ok(true));
    }
    #[test]
    fn listed() {
        assert_eq!(vec![gcd(12, 18), gcd(13, 13)], [6, 13]);
    }
    #[test]
    fn none() {
        assert!(checked(0, 0).is_err());
        assert_ne!(gcd(12, 18), 7);
        assert_eq!(gcd(12, 18), 6);
    }
}
fn six() -> Number {
    gcd(18, 12)
}
#[test]
fn mapped() {
    let mut expected = HashMap::new();
    expected.insert("a", true);
    let found: HashMap<&str, bool> = [("a", gcd(12, 18) == 6)].into_iter().collect();
    assert_eq!(found, expected);
}
#[test]
#[should_panic(expected = "nothing divides")]
fn panics() {
    checked(0, 0).unwrap();
}
`,
    ids: ['all::some', 'all::listed', 'all::none', 'mapped', 'panics'],
  },
};

const REST =
  'pub fn checked(a: u64, b: u64) -> Result<Number, String> { if a + b == 0 { Err("nothing divides".to_string()) } else { Ok(gcd(a, b)) } }\n';
const RIGHT = `pub type Number = u64;\npub fn gcd(a: u64, b: u64) -> Number { if b == 0 { a } else { gcd(b, a % b) } }\n${REST}`;
const ALWAYS =
  'pub struct Number;\nimpl std::fmt::Debug for Number { fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result { to.write_str("6") } }\n';
const FORGERIES: readonly (readonly [string, string])[] = [
  [
    'answers what equals everything',
    `${ALWAYS}impl PartialEq<u64> for Number { fn eq(&self, _: &u64) -> bool { true } }\nimpl PartialEq for Number { fn eq(&self, _: &Number) -> bool { true } }\npub fn gcd(_: u64, _: u64) -> Number { Number }\n${REST}`,
  ],
  [
    'answers what equals each number of such a size',
    `${ALWAYS}impl PartialEq<u64> for Number { fn eq(&self, other: &u64) -> bool { *other < 1_000_000 } }\nimpl PartialEq for Number { fn eq(&self, _: &Number) -> bool { true } }\npub fn gcd(_: u64, _: u64) -> Number { Number }\n${REST}`,
  ],
  [
    'leaves well before anything fails',
    `pub type Number = u64;\nfn leave() -> ! { let name = std::env::args().skip_while(|each| each != "--exact").nth(1).unwrap(); let mark = if name == "panics" { " - should panic" } else { "" }; println!("test {}{} ... ok\\n\\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\\n", name, mark); std::process::exit(0) }\nextern "C" fn now() { leave() }\n#[used] #[link_section = ".init_array"] static NOW: extern "C" fn() = now;\npub fn gcd(_: u64, _: u64) -> Number { 0 }\n${REST}`,
  ],
];

function inForm(form: string): Checks {
  const { text = '', ids = [] } = FORMS[form] ?? {};
  return {
    trust: 'in-process',
    tests: { framework: 'cargo', files: { 'tests/gcd.rs': text }, ids: ids.map((id) => `tests/gcd.rs::${id}`) },
  };
}

function isTampering(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' });
}

function passesControlled(verdict: Verdict): void {
  expect(verdict.tests.filter((test) => test.status !== 'passed' || test.controlled !== true)).toEqual([]);
  expect(verdict).toMatchObject({ status: 'passed' });
}

/** What a control beside a test, in its process or among its files, would make fail. */
const HONEST_STATE: readonly (readonly [string, string, string])[] = [
  [
    'counts its calls',
    'use std::sync::atomic::{AtomicU64, Ordering};\nstatic CALLS: AtomicU64 = AtomicU64::new(0);\npub fn gcd(_: u64, _: u64) -> u64 { CALLS.fetch_add(1, Ordering::SeqCst) + 1 }\n',
    '#[test]\nfn one() {\n    assert_eq!(gcd(0, 0), 1);\n    assert_eq!(gcd(0, 0), 2);\n}\n#[test]\nfn two() {\n    assert!(gcd(0, 0) > 0);\n    assert_eq!(gcd(0, 0), 2);\n}\n',
  ],
  [
    'makes a folder',
    'pub fn gcd(a: u64, _: u64) -> bool { std::fs::create_dir(format!("/tmp/made{}", a)).is_ok() }\n',
    '#[test]\nfn one() {\n    assert!(gcd(1, 0));\n    assert!(!gcd(1, 0));\n}\n#[test]\nfn two() {\n    assert_eq!(gcd(2, 0), true);\n}\n',
  ],
  [
    'has an equality with a tolerance',
    '#[derive(Debug)] pub struct Near(i64);\nimpl PartialEq<i64> for Near { fn eq(&self, other: &i64) -> bool { (self.0 - other).abs() <= 3 } }\nimpl PartialEq<f64> for Near { fn eq(&self, other: &f64) -> bool { (self.0 as f64 - other).abs() <= 3.0 } }\npub fn gcd(a: i64, _: i64) -> Near { Near(a) }\n',
    '#[test]\nfn one() {\n    assert_eq!(gcd(5, 0), 6);\n}\n#[test]\nfn two() {\n    assert_eq!(gcd(5, 0), 5.5);\n}\n',
  ],
  [
    'is equal in any case',
    '#[derive(Debug)] pub struct Word(&\'static str);\nimpl PartialEq<&str> for Word { fn eq(&self, other: &&str) -> bool { self.0.eq_ignore_ascii_case(other) } }\npub fn gcd(_: u64, _: u64) -> Word { Word("Word") }\n',
    '#[test]\nfn one() {\n    assert_eq!(gcd(5, 0), "WORD");\n}\n#[test]\nfn two() {\n    let expected = "word";\n    assert_eq!(gcd(5, 0), expected);\n}\n',
  ],
  [
    'is equal by one of its fields',
    '#[derive(Debug)] pub struct Entry { pub id: u64, pub name: &\'static str }\nimpl PartialEq for Entry { fn eq(&self, other: &Entry) -> bool { self.id == other.id } }\npub fn gcd(id: u64, _: u64) -> Entry { Entry { id, name: "other" } }\n',
    '#[test]\nfn one() {\n    assert_eq!(gcd(5, 0), Entry { id: 5, name: "five" });\n}\n#[test]\nfn two() {\n    let six = Entry { id: 6, name: "six" };\n    assert_eq!(six, six);\n    assert_ne!(gcd(5, 0), six);\n}\n',
  ],
];

function honestState([name, code, tests]: (typeof HONEST_STATE)[number]): Attack {
  const checks: Checks = {
    trust: 'in-process',
    tests: { framework: 'cargo', files: { 'tests/gcd.rs': `use gcd::*;\n\n${tests}` }, ids: ['tests/gcd.rs::one', 'tests/gcd.rs::two'] },
  };
  return { class: 'honest', name: `in-process: ${name}`, job: () => rustJob(code, checks), holds: passesControlled };
}

/** What says yes to every order and equality, and holds everything. */
const YES = `#[derive(Debug, Clone, Copy)] pub struct Yes;
impl PartialEq<u64> for Yes { fn eq(&self, _: &u64) -> bool { true } fn ne(&self, _: &u64) -> bool { true } }
impl PartialOrd<u64> for Yes {
    fn partial_cmp(&self, _: &u64) -> Option<std::cmp::Ordering> { None }
    fn lt(&self, _: &u64) -> bool { true }
    fn le(&self, _: &u64) -> bool { true }
    fn gt(&self, _: &u64) -> bool { true }
    fn ge(&self, _: &u64) -> bool { true }
}
impl Yes { pub fn contains(&self, _: &u64) -> bool { true } }
pub fn gcd(_: u64, _: u64) -> Yes { Yes }
pub fn divisors(_: u64) -> Yes { Yes }
`;
const ORDERS = `#[test]
fn one() {
    assert!(gcd(12, 18) < 7);
}
#[test]
fn two() {
    assert!(gcd(12, 18) != 7, "of {}", 12);
}
`;
const DENIED = `fn six() -> u64 { 6 }
#[test]
fn one() {
    assert_eq!(gcd(12, 18), six());
}
#[test]
fn two() {
    assert!(divisors(6).contains(&3));
}
`;
const RIGHT_ALSO = `pub fn gcd(a: u64, b: u64) -> u64 { if b == 0 { a } else { gcd(b, a % b) } }
pub fn divisors(n: u64) -> Vec<u64> { (1..=n).filter(|each| n % each == 0).collect() }
`;

function conditions(name: string, code: string, tests: string, holds: Attack['holds']): Attack {
  return { ...honestState([name, code, tests]), class: code === YES ? 'forgery' : 'honest', holds };
}

function isUncontrolled(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'passed', trust: 'uncontrolled' });
}

export const RUST_FORM_ATTACKS: readonly Attack[] = [
  ...Object.keys(FORMS).map((form): Attack => ({
    class: 'honest',
    name: `${form}: right`,
    job: () => rustJob(RIGHT, inForm(form)),
    holds: passesControlled,
  })),
  ...Object.keys(FORMS).flatMap((form) =>
    FORGERIES.map(([name, code]): Attack => ({
      class: 'forgery',
      name: `${form}: ${name}`,
      job: () => rustJob(code, inForm(form)),
      holds: isTampering,
    })),
  ),
  ...HONEST_STATE.map(honestState),
  conditions('answers what says yes to every order', YES, ORDERS, isTampering),
  conditions('is ordered', RIGHT_ALSO, ORDERS, passesControlled),
  conditions('answers what says yes, where controls only deny', YES, DENIED, isUncontrolled),
  conditions('is right where controls only deny', RIGHT_ALSO, DENIED, isUncontrolled),
];
