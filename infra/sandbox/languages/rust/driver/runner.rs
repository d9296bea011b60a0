//! Builds a crate's tests and runs each in a process of its own. The records are written by this process, which no
//! candidate runs in and none can look into; what a test's process says of itself is the candidate's to forge.

mod blind;
mod compiler;
mod keyed;
mod listing;
mod manifest;
mod program;
mod report;

use blind::Blinder;
use compiler::{reported, Compiler, Problem};
use keyed::Recorder;
use manifest::Manifest;
use program::Program;
use ratchet::channel::Channel;
use ratchet::json::{number, object, text, Json};
use ratchet::outcome::Raised;
use report::outcome_of;
use std::fs::{read_dir, read_to_string, remove_dir_all, remove_file};
use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = "/job";
const LIBRARY: &str = "src/lib.rs";
const BUILT: &str = "/work";
/// Where a test can leave something for the next.
const WRITABLE: [&str; 3] = ["/work", "/tmp", "/dev/shm"];
const SET_DUMPABLE: i32 = 4;

extern "C" {
    fn prctl(option: i32, value: usize) -> i32;
}

struct Job {
    ids: Vec<String>,
    /// paths that hold the tests: right by definition
    tests: Vec<String>,
}

fn main() -> Result<()> {
    // SAFETY: no memory is involved. Processes of the same user can neither read this one's memory nor its descriptors
    unsafe { prctl(SET_DUMPABLE, 0) };
    let compiler = Compiler::from_arguments();
    let mut channel = Channel::open();
    channel.write(&object(vec![("waiting", Json::Bool(true))]))?;
    let asked = match channel.read() {
        Some(asked) => asked,
        None => return Ok(()),
    };
    let mut recorder = Recorder::new(channel.into_sink(), asked.get("key").text());
    let job = Job { ids: asked.get("ids").texts(), tests: asked.get("tests").texts() };
    let manifest = Manifest::read(read_to_string(format!("{}/Cargo.toml", ROOT)).ok().as_deref());
    if asked.get("list").is_true() {
        let ids = job.tests.iter().flat_map(|path| listing::tests_in(path, &source(path), &manifest.features)).map(|id| text(&id)).collect();
        recorder.write("listed", vec![("ids", Json::List(ids))])?;
    } else if !run(&compiler, &manifest, &job, &mut recorder)? {
        return Ok(());
    }
    recorder.write("ended", vec![("exitCode", number(0))])
}

/// Whether there was something to run.
fn run(compiler: &Compiler, manifest: &Manifest, job: &Job, recorder: &mut Recorder) -> Result<bool> {
    let hidden: Vec<PathBuf> = job.tests.iter().filter(|path| !path.starts_with("src/")).map(|path| Path::new(ROOT).join(path)).collect();
    let blinder = Blinder::hiding(&hidden);
    let blind = |command: &mut Command| blinder.as_ref().map_or(Ok(()), |blinder| blinder.blind(command));
    let built = match build(compiler, manifest, job, blind) {
        Ok(built) => built,
        Err(problems) => return refuse(&problems, job, recorder),
    };
    recorder.write("compiled", vec![("problems", Json::List(Vec::new()))])?;
    let programs = built.iter().map(|(root, path)| Ok((root.clone(), Program::seal(path)?))).collect::<Result<Vec<_>>>()?;
    for id in &job.ids {
        let (root, name) = place_of(id);
        recorder.write("started", vec![("id", text(id))])?;
        let program = programs.iter().find(|(each, _)| *each == root);
        let (outcome, raised) = match program {
            Some((_, program)) => outcome_of(&name, &program.run(&["--exact", &name, "--test-threads=1"], ROOT, blind)?, &job.tests),
            None => (text("failed"), Raised::new("NoTest", "its file is not there").json()),
        };
        recorder.write("finished", vec![("id", text(id)), ("outcome", outcome), ("raised", raised)])?;
        clear();
    }
    Ok(true)
}

/// The library, then one program for each root that ids name.
fn build(compiler: &Compiler, manifest: &Manifest, job: &Job, blind: impl FnOnce(&mut Command) -> Result<()>) -> std::result::Result<Vec<(String, String)>, Vec<Problem>> {
    let name = manifest.crate_name.as_str();
    let library = format!("{}/lib{}.rlib", BUILT, name);
    let has_library = !source(LIBRARY).is_empty();
    if has_library {
        succeeded(compiler.compile(ROOT, manifest, &["--crate-name", name, "--crate-type=rlib", "-o", &library, LIBRARY], blind))?;
    }
    let mut built: Vec<(String, String)> = Vec::new();
    for (root, _) in job.ids.iter().map(|id| place_of(id)) {
        if built.iter().any(|(each, _)| *each == root) || source(&root).is_empty() {
            continue;
        }
        let path = format!("{}/test{}", BUILT, built.len());
        let with_library = if has_library && root != LIBRARY { vec!["--extern".to_string(), format!("{}={}", name, library)] } else { Vec::new() };
        let mut arguments = vec!["--test", "--crate-name", if root == LIBRARY { name } else { "tests" }, "-o", &path, &root];
        arguments.extend(with_library.iter().map(String::as_str));
        succeeded(compiler.compile(ROOT, manifest, &arguments, |_| Ok(())))?;
        built.push((root, path));
    }
    Ok(built)
}

fn succeeded(problems: Vec<Problem>) -> std::result::Result<(), Vec<Problem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// What does not compile in the candidate is its syntax; in the tests, that it does not have what they use.
fn refuse(problems: &[Problem], job: &Job, recorder: &mut Recorder) -> Result<bool> {
    let own: Vec<&Problem> = problems.iter().filter(|each| !job.tests.contains(&each.path)).collect();
    recorder.write("compiled", vec![("problems", reported(&own))])?;
    if !own.is_empty() {
        return Ok(false);
    }
    let first = problems.first().map_or(Json::Null, |each| Raised::new(if each.code.is_empty() { "CompileError" } else { &each.code }, &each.message).json());
    recorder.write("uncollected", vec![("raised", first)])?;
    Ok(true)
}

/// `tests/gcd.rs::zero` → its root and its name there; a module's file belongs to the library.
fn place_of(id: &str) -> (String, String) {
    let (path, name) = id.split_once("::").unwrap_or((id, ""));
    match path.strip_prefix("src/") {
        Some(below) if path != LIBRARY => {
            let module = below.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
            (LIBRARY.to_string(), format!("{}::{}", module, name))
        }
        _ => (path.to_string(), name.to_string()),
    }
}

fn source(path: &str) -> String {
    read_to_string(format!("{}/{}", ROOT, path)).unwrap_or_default()
}

/// No test finds anything of the one before.
fn clear() {
    for entry in WRITABLE.iter().filter_map(|folder| read_dir(folder).ok()).flatten().flatten() {
        let path = entry.path();
        let gone = if path.is_dir() && !path.is_symlink() { remove_dir_all(&path) } else { remove_file(&path) };
        // what cannot go stays
        gone.unwrap_or(());
    }
}
