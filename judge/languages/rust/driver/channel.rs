//! The judge's pipes, moved away from where a candidate's stdin and stdout would meet them.

use crate::json::{parse, Json};
use std::fs::File;
use std::io::{BufRead, BufReader, Result, Write};
use std::os::unix::io::{FromRawFd, IntoRawFd};

const JUDGE: i32 = 3;
const CLOSE_ON_EXEC: i32 = 1;
const DUPLICATE_CLOSED_ON_EXEC: i32 = 1_030;
const SET_FLAGS: i32 = 2;
const MAX_DESCRIPTOR: i32 = 64;

extern "C" {
    fn close(descriptor: i32) -> i32;
    fn dup2(from: i32, to: i32) -> i32;
    fn fcntl(descriptor: i32, command: i32, argument: i32) -> i32;
    fn open(path: *const u8, flags: i32) -> i32;
}

pub struct Channel {
    source: BufReader<File>,
    sink: File,
}

impl Channel {
    /// Takes the pipes over; what this process starts inherits neither.
    pub fn open() -> Channel {
        // SAFETY: nothing else of this process has used a descriptor yet
        unsafe {
            let source = fcntl(0, DUPLICATE_CLOSED_ON_EXEC, 10);
            let sink = fcntl(JUDGE, DUPLICATE_CLOSED_ON_EXEC, 10);
            close(JUDGE);
            for descriptor in JUDGE..MAX_DESCRIPTOR {
                fcntl(descriptor, SET_FLAGS, CLOSE_ON_EXEC);
            }
            let null = open(b"/dev/null\0".as_ptr(), 0);
            dup2(null, 0);
            close(null);
            Channel { source: BufReader::new(File::from_raw_fd(source)), sink: File::from_raw_fd(sink) }
        }
    }

    /// The next line of the judge; `None` at its end.
    pub fn read(&mut self) -> Option<Json> {
        let mut line = String::new();
        self.source.read_line(&mut line).ok()?;
        parse(&line)
    }

    pub fn write(&mut self, message: &Json) -> Result<()> {
        self.sink.write_all(format!("{}\n", message).as_bytes())
    }

    /// For the candidate's library, which takes over from here.
    pub fn into_descriptors(self) -> (i32, i32) {
        (self.source.into_inner().into_raw_fd(), self.sink.into_raw_fd())
    }

    /// Nothing is read any more: what was said cannot be asked for again.
    pub fn into_sink(self) -> File {
        self.sink
    }
}
