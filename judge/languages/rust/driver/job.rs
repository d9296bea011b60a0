//! What the runner is asked for, and where it finds it.

use ratchet::json::Json;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

pub const ROOT: &str = "/job";
pub const LIBRARY: &str = "src/lib.rs";

pub struct Job {
    pub ids: Vec<String>,
    /// paths that hold the tests: right by definition
    pub tests: Vec<String>,
    /// in the candidate: which lines ran is asked for where there are any
    pub probes: usize,
}

impl Job {
    pub fn of(asked: &Json) -> Job {
        Job { ids: asked.get("ids").texts(), tests: asked.get("tests").texts(), probes: asked.get("probes").number() }
    }

    /// What a candidate has no business to read.
    pub fn hidden(&self) -> Vec<PathBuf> {
        self.tests.iter().filter(|path| !path.starts_with("src/")).map(|path| Path::new(ROOT).join(path)).collect()
    }
}

/// `tests/gcd.rs::zero` → its root and its name there; a module's file belongs to the library.
pub fn place_of(id: &str) -> (String, String) {
    let (path, name) = id.split_once("::").unwrap_or((id, ""));
    match path.strip_prefix("src/") {
        Some(below) if path != LIBRARY => {
            let module = below.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
            (LIBRARY.to_string(), format!("{}::{}", module, name))
        }
        _ => (path.to_string(), name.to_string()),
    }
}

pub fn source(path: &str) -> String {
    read_to_string(format!("{}/{}", ROOT, path)).unwrap_or_default()
}
