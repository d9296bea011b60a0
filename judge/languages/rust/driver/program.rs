//! A test program that nothing can change any more, run once for each test.

use std::fs::{read, File};
use std::io::{copy, Error, Read, Result, Write};
use std::os::unix::io::{AsRawFd, FromRawFd};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

const SEALABLE_CLOSED_ON_EXEC: u32 = 3;
const ADD_SEALS: i32 = 1_033;
/// no more seals, no other size, no other content
const SEALS: i32 = 15;
/// What is looked at of a test's output.
const MAX_KEPT: u64 = 256 * 1_024;

extern "C" {
    fn memfd_create(name: *const u8, flags: u32) -> i32;
    fn fcntl(descriptor: i32, command: i32, argument: i32) -> i32;
    fn kill(process: i32, signal: i32) -> i32;
}

pub struct Program {
    file: File,
}

pub struct Run {
    pub status: ExitStatus,
    pub printed: String,
}

impl Program {
    /// A copy in sealed memory: a test can write to the disk of the box, where the compiler left it.
    pub fn seal(path: &str) -> Result<Program> {
        // SAFETY: a descriptor of our own
        let descriptor = unsafe { memfd_create(b"test\0".as_ptr(), SEALABLE_CLOSED_ON_EXEC) };
        if descriptor < 0 {
            return Err(Error::last_os_error());
        }
        let mut file = unsafe { File::from_raw_fd(descriptor) };
        file.write_all(&read(path)?)?;
        if unsafe { fcntl(descriptor, ADD_SEALS, SEALS) } != 0 {
            return Err(Error::last_os_error());
        }
        Ok(Program { file })
    }

    /// Whatever it started is gone when this comes back.
    pub fn run(&self, arguments: &[&str], folder: &str, prepare: impl FnOnce(&mut Command) -> Result<()>) -> Result<Run> {
        let mut command = Command::new(format!("/proc/self/fd/{}", self.file.as_raw_fd()));
        command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped());
        prepare(&mut command)?;
        let mut child = command.spawn()?;
        let reading = child.stdout.take().map(|stdout| thread::spawn(move || kept_of(stdout)));
        let status = child.wait()?;
        // SAFETY: everything in the box but its init and this process belongs to the test
        unsafe { kill(-1, 9) };
        let printed = reading.and_then(|reading| reading.join().ok()).unwrap_or_default();
        Ok(Run { status, printed })
    }
}

/// Its beginning. It tells what a test expects, so that it goes no further; what is more goes to the logs, where the
/// judge counts it and stops a flood.
fn kept_of(mut stdout: impl Read) -> String {
    let mut kept = Vec::new();
    // a pipe that breaks ends what can be known of the test
    (&mut stdout).take(MAX_KEPT).read_to_end(&mut kept).unwrap_or(0);
    copy(&mut stdout, &mut std::io::stdout()).unwrap_or(0);
    String::from_utf8_lossy(&kept).into_owned()
}
