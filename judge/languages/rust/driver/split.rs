//! Compiles a candidate together with the calls that will be made, loads it, and lets it answer.

mod calls;
mod compiler;
mod layout;
mod manifest;

use calls::Calls;
use compiler::{beside, reported, Compiler, Problem, Started};
use layout::Layout;
use manifest::Manifest;
use ratchet::channel::Channel;
use ratchet::json::{object, Json};
use ratchet::outcome::Raised;
use std::ffi::CString;
use std::fs::{create_dir_all, write};
use std::io::Result;
use std::os::raw::{c_char, c_int, c_void};
use std::path::Path;

const ROOT: &str = "/work";
const LIBRARY: &str = "/work/.candidate.so";
/// A call that does not compile is written in another way, and at last left out: rounds of that.
const ROUNDS: usize = 6;
const NOW: c_int = 2;

#[link(name = "dl")]
extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

type Serve = extern "C" fn(c_int, c_int);

fn main() -> Result<()> {
    let compiler = Compiler::from_arguments();
    let mut channel = Channel::open();
    let ahead = compiler.start(ROOT, |_| Ok(()));
    channel.write(&object(vec![("waiting", Json::Bool(true))]))?;
    let job = match channel.read() {
        Some(job) => job,
        None => return Ok(()),
    };
    for (path, text) in job.get("files").fields() {
        let target = Path::new(ROOT).join(path);
        target.parent().map_or(Ok(()), create_dir_all)?;
        write(target, text.text())?;
    }
    let problems = compile(&compiler, ahead, &job)?;
    channel.write(&object(vec![("compiled", reported(&problems.iter().collect::<Vec<_>>()))]))?;
    if !problems.is_empty() {
        return Ok(());
    }
    match load() {
        Some(serve) => {
            channel.write(&object(vec![("loaded", Json::Null)]))?;
            let (source, sink) = channel.into_descriptors();
            serve(source, sink);
            Ok(())
        }
        None => channel.write(&object(vec![("loaded", Raised::new("LoadError", "the candidate's library could not be loaded").json())])),
    }
}

/// What is wrong with the candidate itself. Calls that it does not have are left out.
fn compile(compiler: &Compiler, ahead: Started, job: &Json) -> Result<Vec<Problem>> {
    let files = job.get("files");
    let manifest = Manifest::read(files.fields().iter().find(|(path, _)| path == "Cargo.toml").map(|(_, text)| text.text()));
    let layout = Layout::of(files, &job.get("load").texts());
    let candidate = layout.text.trim_end_matches('\n');
    let first_line = candidate.split('\n').count() + 1;
    let mut calls = Calls::new(job.get("calls").list(), &layout);
    let mut started = Some(ahead);
    let mut build = |arguments: &[&str]| build(compiler, started.take().unwrap_or_else(|| compiler.start(ROOT, |_| Ok(()))), &manifest, &layout, arguments);
    for _ in 0..ROUNDS {
        write(Path::new(ROOT).join(&layout.root), format!("{}\n{}", candidate, calls.source(&manifest)))?;
        let problems = build(&["--crate-type=cdylib", "-o", LIBRARY]);
        let (of_calls, of_candidate): (Vec<Problem>, Vec<Problem>) = problems.into_iter().partition(|each| each.path == layout.root && each.line >= first_line);
        if !of_candidate.is_empty() {
            return Ok(of_candidate);
        }
        if of_calls.is_empty() {
            return Ok(Vec::new());
        }
        if !calls.revise(&of_calls, first_line) {
            break;
        }
    }
    // an error at its very end shows in what stands below it
    write(Path::new(ROOT).join(&layout.root), candidate)?;
    Ok(build(&["--crate-type=rlib", "--emit=metadata", "-o", "/work/.candidate.rmeta"]))
}

fn build(compiler: &Compiler, started: Started, manifest: &Manifest, layout: &Layout, arguments: &[&str]) -> Vec<Problem> {
    let library = format!("ratchet={}", beside("libratchet.rlib").display());
    compiler.compile(started, manifest, &[&["--crate-name", &manifest.crate_name, "--extern", &library, &layout.root], arguments].concat())
}

fn load() -> Option<Serve> {
    let (path, name) = (CString::new(LIBRARY).ok()?, CString::new(calls::ENTRY).ok()?);
    // SAFETY: the library was just built, and its entry has this signature
    unsafe {
        let library = dlopen(path.as_ptr(), NOW);
        let found = if library.is_null() { library } else { dlsym(library, name.as_ptr()) };
        if found.is_null() { None } else { Some(std::mem::transmute::<*mut c_void, Serve>(found)) }
    }
}
