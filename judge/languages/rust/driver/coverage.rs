//! Which of the candidate's probes ran (`probes.ts`), over all tests. They lie in the process of a test, so that it is
//! the candidate's to forge.

use ratchet::json::{number, Json};
use std::collections::HashSet;
use std::fs::{symlink_metadata, File};
use std::io::Read;

const NOTED: &str = "/tmp/.probes";
const BYTES: usize = 4;

pub struct Coverage {
    probes: usize,
    ran: HashSet<u32>,
}

impl Coverage {
    /// Of so many probes; `None` where there are none.
    pub fn of(probes: usize) -> Option<Coverage> {
        if probes > 0 { Some(Coverage { probes, ran: HashSet::new() }) } else { None }
    }

    /// What the processes of one test have noted; nothing where they left anything but a file.
    pub fn gather(&mut self) {
        let mut noted = Vec::new();
        // nobody is left who could put something else in its place
        if symlink_metadata(NOTED).map_or(false, |found| found.is_file()) {
            let most = (self.probes * BYTES) as u64;
            File::open(NOTED).map_or(0, |file| file.take(most).read_to_end(&mut noted).unwrap_or(0));
        }
        let probes = self.probes as u32;
        self.ran.extend(noted.chunks_exact(BYTES).map(|each| u32::from_le_bytes([each[0], each[1], each[2], each[3]])).filter(|each| *each < probes));
    }

    /// The fields of the record `covered`.
    pub fn lines(&self) -> Vec<(&'static str, Json)> {
        vec![("lines", number(self.probes)), ("covered", number(self.ran.len()))]
    }
}
