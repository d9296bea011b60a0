//! What one run of one test says. Its text is the candidate's to write: a pass that it claims is only believed because
//! the test made wrong is asked in the same way, in a box of its own.

use crate::program::Run;
use ratchet::json::{text, Json};
use ratchet::outcome::Raised;
use std::os::unix::process::ExitStatusExt;

pub fn outcome_of(name: &str, run: &Run, trusted: &[String]) -> (Json, Json) {
    let (outcome, raised) = match (run.status.code(), verdict_line(name, &run.printed)) {
        (Some(0), Some("ok")) if ran_one(&run.printed) => ("passed", None),
        (Some(0), Some(line)) if line.starts_with("ignored") => ("skipped", None),
        (_, Some("FAILED")) => ("failed", Some(panic_of(&run.printed, trusted))),
        (Some(code), _) => ("failed", Some(Raised::new("NoReport", &format!("the test's process ended with exit code {} and reported nothing of it", code)))),
        (None, _) => ("failed", Some(Raised::new("Signal", &format!("the test's process died of signal {}", run.status.signal().unwrap_or(0))))),
    };
    (text(outcome), raised.map_or(Json::Null, |raised| raised.json()))
}

/// `test name ... ok`, or `test name - should panic ... ok`: what stands at its end.
fn verdict_line<'a>(name: &str, printed: &'a str) -> Option<&'a str> {
    printed.lines().find_map(|line| {
        let after = line.strip_prefix("test ")?.strip_prefix(name)?;
        let (between, verdict) = after.split_once(" ... ")?;
        if between.is_empty() || between == " - should panic" { Some(verdict) } else { None }
    })
}

fn ran_one(printed: &str) -> bool {
    printed.lines().any(|line| line.starts_with("test result: ok. 1 passed; 0 failed;"))
}

/// `thread 'name' (7) panicked at src/lib.rs:2:5:` and the message below it; before Rust 1.73 `panicked at 'message', src/lib.rs:2:5`.
fn panic_of(printed: &str, trusted: &[String]) -> Raised {
    let after = printed.split(" panicked at ").nth(1).unwrap_or_default();
    let (first, rest) = after.split_once('\n').unwrap_or((after, ""));
    let end = ["\nnote: ", "\nstack backtrace:", "\n\n\nfailures:", "\n\nthread '"].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let (place, message) = match first.strip_suffix(':') {
        Some(place) => (place.to_string(), rest[..end].to_string()),
        None => {
            let whole = format!("{}\n{}", first, &rest[..end]);
            let (message, place) = whole.rsplit_once("', ").unwrap_or((&whole, ""));
            (place.trim().to_string(), message.trim_start_matches('\'').to_string())
        }
    };
    let mut raised = Raised::new("panic", message.trim());
    let mut parts = place.split(':');
    let (path, line) = (parts.next().unwrap_or_default(), parts.next().and_then(|line| line.parse().ok()));
    if !path.starts_with('/') && !trusted.iter().any(|each| each == path) {
        raised.path = path.to_string();
        raised.line = line.unwrap_or(0);
    }
    raised
}
