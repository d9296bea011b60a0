//! Keeps a process, and all that it starts, from reading the tests: what they expect stands in them. By Landlock, which
//! needs no right; a kernel without it (before 5.19) leaves the controls as the only guard.

use std::fs::{read_dir, File};
use std::io::Result;
use std::os::unix::io::{AsRawFd, FromRawFd};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const CREATE_RULESET: i64 = 444;
const ADD_RULE: i64 = 445;
const RESTRICT_SELF: i64 = 446;
const BENEATH: i64 = 1;
const READ_FILE: u64 = 1 << 2;
const READ_FOLDER: u64 = 1 << 3;
/// to move a file to another folder, which is forbidden unless it is allowed; known from version 2 on
const MOVE: u64 = 1 << 13;
const OLDEST: i64 = 2;
const ASK_VERSION: i64 = 1;

/// What is asked for in folders. Everything else stays as the box leaves it.
const ALL: u64 = READ_FILE | READ_FOLDER | MOVE;

#[repr(C)]
struct Ruleset {
    handled: u64,
}

#[repr(C, packed)]
struct Rule {
    allowed: u64,
    path: i32,
}

extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

/// What may be read.
pub struct Blinder {
    ruleset: File,
}

impl Blinder {
    /// All but these files. `None`: this kernel cannot keep anything from being read.
    pub fn hiding(files: &[PathBuf]) -> Option<Blinder> {
        let ruleset = ruleset()?;
        allow_but(Path::new("/"), files, &ruleset);
        Some(Blinder { ruleset })
    }

    pub fn blind(&self, command: &mut Command) -> Result<()> {
        let ruleset = self.ruleset.try_clone()?;
        // SAFETY: one system call between fork and exec, and no memory is asked for
        unsafe {
            command.pre_exec(move || if syscall(RESTRICT_SELF, ruleset.as_raw_fd(), 0i64) == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) });
        }
        Ok(())
    }
}

/// For a command that is to be blinded where this kernel can do that.
pub fn blinding(blinder: &Option<Blinder>) -> impl FnOnce(&mut Command) -> Result<()> + '_ {
    move |command| blinder.as_ref().map_or(Ok(()), |blinder| blinder.blind(command))
}

/// A rule lets everything below it be read: the folders on the way to a hidden file are gone through.
fn allow_but(path: &Path, hidden: &[PathBuf], ruleset: &File) {
    if hidden.iter().any(|each| each == path) {
        return;
    }
    if hidden.iter().any(|each| each.starts_with(path)) {
        for entry in read_dir(path).into_iter().flatten().flatten() {
            allow_but(&entry.path(), hidden, ruleset);
        }
    } else if let Ok(opened) = File::open(path) {
        // a link that leads nowhere, and what is not ours to open, need no rule
        let rule = Rule { allowed: if path.is_dir() { ALL } else { READ_FILE }, path: opened.as_raw_fd() };
        // SAFETY: both live through the call
        unsafe { syscall(ADD_RULE, ruleset.as_raw_fd(), BENEATH, &rule as *const Rule, 0i64) };
    }
}

fn ruleset() -> Option<File> {
    let asked = Ruleset { handled: ALL };
    // SAFETY: without a ruleset it only answers a number
    if unsafe { syscall(CREATE_RULESET, 0i64, 0i64, ASK_VERSION) } < OLDEST {
        return None;
    }
    // SAFETY: the size is that of the struct; the descriptor is new and closed on exec
    let descriptor = unsafe { syscall(CREATE_RULESET, &asked as *const Ruleset, std::mem::size_of::<Ruleset>(), 0i64) };
    if descriptor < 0 { None } else { Some(unsafe { File::from_raw_fd(descriptor as i32) }) }
}
