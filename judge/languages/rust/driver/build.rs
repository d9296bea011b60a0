//! From the files of a job to programs of tests, by compilers that were started before the job was known.

use crate::blind::{blinding, Blinder};
use crate::compiler::{beside, failed, Compiler, Problem, Started};
use crate::job::{place_of, source, Job, LIBRARY, ROOT};
use crate::manifest::Manifest;
use std::fs::{copy, create_dir_all, read_dir};
use std::path::{Path, PathBuf};

const BUILT: &str = "/work";
/// Where the library is compiled: a copy of the job without its tests.
const LIBRARY_ROOT: &str = "/work/library";
const AMBIGUOUS: &str = "E0659";

pub struct Build {
    compiler: Compiler,
    /// sees nothing of the job
    library: Started,
    tests: Started,
}

/// A file that holds tests, and the program that was made of it.
pub struct Built {
    pub root: String,
    pub path: String,
}

impl Build {
    pub fn start(compiler: Compiler) -> std::io::Result<Build> {
        create_dir_all(LIBRARY_ROOT)?;
        let library = compiler.start(LIBRARY_ROOT, blinding(&Blinder::hiding(&[PathBuf::from(ROOT)])));
        let tests = compiler.start(ROOT, |_| Ok(()));
        Ok(Build { compiler, library, tests })
    }

    /// The library, then one program for each root that ids name.
    pub fn of(self, manifest: &Manifest, job: &Job) -> Result<Vec<Built>, Vec<Problem>> {
        let Build { compiler, library, tests } = self;
        let library = build_library(&compiler, library, manifest, job)?;
        let framework = framework();
        let mut ahead = Some(tests);
        let mut built: Vec<Built> = Vec::new();
        for (root, _) in job.ids.iter().map(|id| place_of(id)) {
            if built.iter().any(|each| each.root == root) || source(&root).is_empty() {
                continue;
            }
            let path = format!("{}/test{}", BUILT, built.len());
            let name = if root == LIBRARY { &manifest.crate_name } else { "tests" };
            let mut arguments = vec!["--test", "--crate-name", name, "-o", &path, &root];
            arguments.extend(library.iter().filter(|_| root != LIBRARY).flat_map(|path| ["--extern", path]));
            let mut compile = |more: &[&str]| compiler.compile(ahead.take().unwrap_or_else(|| compiler.start(ROOT, |_| Ok(()))), manifest, &[&arguments, more].concat());
            let problems = compile(&framework.iter().flat_map(|path| ["--extern", path]).collect::<Vec<_>>());
            // the task has a module that is called `test` as well
            let is_ambiguous = problems.iter().any(|each| each.code == AMBIGUOUS);
            succeeded(if is_ambiguous { compile(&[]) } else { problems })?;
            built.push(Built { root, path });
        }
        Ok(built)
    }
}

/// The test framework as a shared library, where the compiler was new enough to make one.
fn framework() -> Option<String> {
    let path = beside("libtest.so");
    if path.exists() { Some(format!("test={}", path.display())) } else { None }
}

/// `name=path`, as programs that use it are told; `None` where the job has none.
fn build_library(compiler: &Compiler, started: Started, manifest: &Manifest, job: &Job) -> Result<Option<String>, Vec<Problem>> {
    if source(LIBRARY).is_empty() {
        return Ok(None);
    }
    copy_all(Path::new(ROOT), Path::new(LIBRARY_ROOT), &job.hidden()).unwrap_or_else(|error| failed(error));
    let name = &manifest.crate_name;
    let path = format!("{}/lib{}.rlib", BUILT, name);
    succeeded(compiler.compile(started, manifest, &["--crate-name", name, "--crate-type=rlib", "-o", &path, LIBRARY]))?;
    Ok(Some(format!("{}={}", name, path)))
}

fn succeeded(problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Folders and files, but for what is hidden.
fn copy_all(from: &Path, to: &Path, hidden: &[PathBuf]) -> std::io::Result<()> {
    create_dir_all(to)?;
    for entry in read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.strip_prefix(from).unwrap_or(&path));
        if path.is_dir() {
            copy_all(&path, &target, hidden)?;
        } else if !hidden.contains(&path) {
            copy(&path, &target)?;
        }
    }
    Ok(())
}
