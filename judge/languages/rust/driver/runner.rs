//! Builds a crate's tests and runs each in a process of its own. The records are written by this process, which no
//! candidate runs in and none can look into; what a test's process says of itself is the candidate's to forge.

mod blind;
mod build;
mod compiler;
mod coverage;
mod job;
mod keyed;
mod listing;
mod manifest;
mod program;
mod report;

use blind::{blinding, Blinder};
use build::Build;
use compiler::{reported, Compiler, Problem};
use coverage::Coverage;
use job::{place_of, source, Job, ROOT};
use keyed::Recorder;
use manifest::Manifest;
use program::Program;
use ratchet::channel::Channel;
use ratchet::json::{number, object, text, Json};
use ratchet::outcome::Raised;
use report::outcome_of;
use std::fs::{read_dir, read_to_string, remove_dir_all, remove_file};
use std::io::Result;

/// Where a test can leave something for the next.
const WRITABLE: [&str; 3] = ["/work", "/tmp", "/dev/shm"];
const SET_DUMPABLE: i32 = 4;

extern "C" {
    fn prctl(option: i32, value: usize) -> i32;
}

fn main() -> Result<()> {
    // SAFETY: no memory is involved. Processes of the same user can neither read this one's memory nor its descriptors
    unsafe { prctl(SET_DUMPABLE, 0) };
    let compiler = Compiler::from_arguments();
    let mut channel = Channel::open();
    let build = Build::start(compiler)?;
    channel.write(&object(vec![("waiting", Json::Bool(true))]))?;
    let asked = match channel.read() {
        Some(asked) => asked,
        None => return Ok(()),
    };
    let mut recorder = Recorder::new(channel.into_sink(), asked.get("key").text());
    let job = Job::of(&asked);
    let manifest = Manifest::read(read_to_string(format!("{}/Cargo.toml", ROOT)).ok().as_deref());
    if asked.get("list").is_true() {
        let ids = job.tests.iter().flat_map(|path| listing::tests_in(path, &source(path), &manifest.features)).map(|id| text(&id)).collect();
        recorder.write("listed", vec![("ids", Json::List(ids))])?;
    } else if !run(build, &manifest, &job, &mut recorder)? {
        return Ok(());
    }
    recorder.write("ended", vec![("exitCode", number(0))])
}

/// Whether there was something to run.
fn run(build: Build, manifest: &Manifest, job: &Job, recorder: &mut Recorder) -> Result<bool> {
    let built = match build.of(manifest, job) {
        Ok(built) => built,
        Err(problems) => return refuse(&problems, job, recorder),
    };
    recorder.write("compiled", vec![("problems", Json::List(Vec::new()))])?;
    let programs = built.into_iter().map(|each| Ok((each.root, Program::seal(&each.path)?))).collect::<Result<Vec<_>>>()?;
    let blinder = Blinder::hiding(&job.hidden());
    let mut coverage = Coverage::of(job.probes);
    for id in &job.ids {
        let (root, name) = place_of(id);
        recorder.write("started", vec![("id", text(id))])?;
        let program = programs.iter().find(|(each, _)| *each == root);
        let (outcome, raised) = match program {
            Some((_, program)) => outcome_of(&name, &program.run(&["--exact", &name, "--test-threads=1"], ROOT, blinding(&blinder))?, &job.tests),
            None => (text("failed"), Raised::new("NoTest", "its file is not there").json()),
        };
        recorder.write("finished", vec![("id", text(id)), ("outcome", outcome), ("raised", raised)])?;
        coverage.iter_mut().for_each(Coverage::gather);
        clear();
    }
    if let Some(coverage) = coverage {
        recorder.write("covered", coverage.lines())?;
    }
    Ok(true)
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

/// No test finds anything of the one before.
fn clear() {
    for entry in WRITABLE.iter().filter_map(|folder| read_dir(folder).ok()).flatten().flatten() {
        let path = entry.path();
        let gone = if path.is_dir() && !path.is_symlink() { remove_dir_all(&path) } else { remove_file(&path) };
        // what cannot go stays
        gone.unwrap_or(());
    }
}
