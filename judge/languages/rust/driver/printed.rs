//! What a call writes to standard output, caught at the descriptor.

use std::fs::{remove_file, File, OpenOptions};
use std::io::{stdout, Read, Result, Seek, SeekFrom, Write};
use std::os::unix::io::AsRawFd;

const MAX_BYTES: u64 = 64 * 1_024;
const PATH: &str = "/tmp/.printed";
const STDOUT: i32 = 1;

extern "C" {
    fn close(descriptor: i32) -> i32;
    fn dup(descriptor: i32) -> i32;
    fn dup2(from: i32, to: i32) -> i32;
}

pub struct Printed {
    file: File,
    before: i32,
}

impl Printed {
    pub fn start() -> Result<Printed> {
        stdout().flush()?;
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(PATH)?;
        remove_file(PATH)?;
        // SAFETY: both descriptors are open
        let before = unsafe { dup(STDOUT) };
        unsafe { dup2(file.as_raw_fd(), STDOUT) };
        Ok(Printed { file, before })
    }

    /// At most 64 KB of it.
    pub fn end(mut self) -> Result<String> {
        stdout().flush()?;
        // SAFETY: `before` was made by `start`
        unsafe {
            dup2(self.before, STDOUT);
            close(self.before);
        }
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.take(MAX_BYTES).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
