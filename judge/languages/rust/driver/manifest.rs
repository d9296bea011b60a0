//! What a Cargo.toml says that matters here, and the crates that were built beforehand.

use std::fs::read_to_string;

pub struct Manifest {
    /// of the library, as code names it
    pub crate_name: String,
    pub edition: String,
    /// those that are on by default
    pub features: Vec<String>,
    /// name → requirement; `None`: there is no manifest, and every crate at hand may be used
    dependencies: Option<Vec<(String, String)>>,
}

const DEFAULT_NAME: &str = "solution";

impl Manifest {
    pub fn read(text: Option<&str>) -> Manifest {
        let mut manifest = Manifest { crate_name: DEFAULT_NAME.to_string(), edition: "2021".to_string(), features: Vec::new(), dependencies: None };
        let text = match text {
            Some(text) => text,
            None => return manifest,
        };
        let mut dependencies = Vec::new();
        // what Cargo takes where a manifest does not say
        manifest.edition = "2015".to_string();
        for (section, key, value) in settings(text) {
            match (section.as_str(), key.as_str()) {
                ("package", "name") | ("lib", "name") => manifest.crate_name = quoted(&value).replace('-', "_"),
                ("package", "edition") => manifest.edition = quoted(&value),
                ("features", "default") => manifest.features = value.split('"').skip(1).step_by(2).map(str::to_string).collect(),
                ("dependencies", _) | ("dev-dependencies", _) => dependencies.push((key, requirement(&value))),
                _ => {}
            }
        }
        manifest.dependencies = Some(dependencies);
        manifest
    }

    /// `--extern` for what the manifest names, or for all where there is none.
    pub fn externs(&self, crates: &[Crate]) -> Vec<String> {
        let mut arguments = Vec::new();
        for (index, each) in crates.iter().enumerate() {
            let is_wanted = match &self.dependencies {
                // the first of a name is the newest
                None => crates[..index].iter().all(|other| other.name != each.name),
                Some(named) => named.iter().any(|(name, wanted)| name.replace('-', "_") == each.name && each.meets(wanted)),
            };
            if is_wanted {
                arguments.extend(["--extern".to_string(), format!("{}={}", each.name, each.path)]);
            }
        }
        arguments
    }
}

pub struct Crate {
    name: String,
    version: String,
    path: String,
}

impl Crate {
    /// One a line: name, version and library; the newest of a name first.
    pub fn list(folder: &str) -> Vec<Crate> {
        let lines = read_to_string(format!("{}/crates.txt", folder)).unwrap_or_default();
        let parts = lines.lines().map(|line| line.split(' ').map(str::to_string).collect::<Vec<_>>());
        parts.filter_map(|each| Some(Crate { name: each.first()?.clone(), version: each.get(1)?.clone(), path: each.get(2)?.clone() })).collect()
    }

    /// `0.4` is met by 0.4.6 and not by 0.8.5; `1` by any 1.
    fn meets(&self, requirement: &str) -> bool {
        let wanted: Vec<&str> = requirement.trim_start_matches(|letter: char| "^~= ".contains(letter)).split('.').collect();
        let counts = if wanted.first() == Some(&"0") { 2 } else { 1 };
        requirement == "*" || wanted.iter().take(counts).zip(self.version.split('.')).all(|(want, have)| *want == have)
    }
}

/// Section, key and value of each line that sets something.
fn settings(text: &str) -> Vec<(String, String, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line.trim_matches(|letter| letter == '[' || letter == ']').trim().to_string();
            // a dependency in a section of its own
            if let Some(name) = section.strip_prefix("dependencies.") {
                found.push(("dependencies".to_string(), name.to_string(), "\"*\"".to_string()));
            }
        } else if let Some((key, value)) = line.split_once('=') {
            found.push((section.clone(), key.trim().to_string(), value.trim().to_string()));
        }
    }
    found
}

/// `"0.8"`, or the version of `{ version = "0.8", features = […] }`.
fn requirement(value: &str) -> String {
    match value.split_once("version") {
        Some((_, after)) if value.starts_with('{') => quoted(after),
        _ if value.starts_with('"') => quoted(value),
        _ => "*".to_string(),
    }
}

/// The first quoted text.
fn quoted(value: &str) -> String {
    value.split('"').nth(1).unwrap_or_default().to_string()
}
