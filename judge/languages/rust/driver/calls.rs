//! The calls of the judge as Rust, in a module below the root of the candidate's crate: it sees what is private there.
//! Arguments come by inference. A call stands on a line of its own, so that an error of the compiler finds it.

use crate::compiler::Problem;
use crate::layout::Layout;
use crate::manifest::Manifest;
use ratchet::json::Json;

/// of what is said of a call that cannot be made
const MAX_WHY: usize = 400;

pub const ENTRY: &str = "ratchet_serve";

pub struct Calls {
    /// one for each case; cases of one form share it
    cases: Vec<usize>,
    forms: Vec<Form>,
    /// form and part of each line of the source that was made last
    lines: Vec<Option<(usize, usize)>>,
}

/// The steps of a case and its call.
struct Form {
    shape: String,
    parts: Vec<Part>,
    /// why it is left out
    missing: Option<String>,
}

struct Part {
    name: String,
    /// empty for what belongs to a kept object
    module: String,
    arity: usize,
    /// ways to write it; the first that compiles counts
    ways: Vec<String>,
    way: usize,
    /// of the first way
    problem: Option<String>,
}

impl Calls {
    pub fn new(shapes: &[Json], layout: &Layout) -> Calls {
        let mut calls = Calls { cases: Vec::new(), forms: Vec::new(), lines: Vec::new() };
        for shape in shapes {
            let text = shape.to_string();
            let index = calls.forms.iter().position(|form| form.shape == text).unwrap_or_else(|| {
                calls.forms.push(Form { shape: text, parts: parts_of(shape, layout), missing: None });
                calls.forms.len() - 1
            });
            calls.cases.push(index);
        }
        calls
    }

    pub fn source(&mut self, manifest: &Manifest) -> String {
        let mut lines = vec![("#[doc(hidden)] pub mod __ratchet { extern crate ratchet; use self::ratchet::argument::Mismatch; use self::ratchet::outcome::*; use self::ratchet::serve::{serve, Call, Entry};".to_string(), None)];
        for (index, form) in self.forms.iter().enumerate().filter(|(_, form)| form.missing.is_none()) {
            lines.push((format!("fn form_{}(call: &Call) -> ::std::result::Result<Outcome, Mismatch> {{", index), None));
            let last = form.parts.len() - 1;
            for (step, part) in form.parts.iter().enumerate() {
                if step == last {
                    lines.push(("call.begin();".to_string(), None));
                }
                lines.push((format!("#[allow(unused)] let mut v{} = {};", step, part.ways[part.way]), Some((index, step))));
            }
            lines.push((format!("::std::result::Result::Ok((&&&&&&Answer(&v{})).outcome()) }}", last), Some((index, last))));
        }
        let entries: Vec<String> = self.cases.iter().map(|form| entry(*form, &self.forms[*form])).collect();
        let exported = if manifest.edition >= "2024".to_string() { "unsafe(no_mangle)" } else { "no_mangle" };
        lines.push((format!("#[{}] pub extern \"C\" fn {}(source: i32, sink: i32) {{ serve(source, sink, &[{}]); }} }}", exported, ENTRY, entries.join(", ")), None));
        self.lines = lines.iter().map(|(_, part)| *part).collect();
        lines.into_iter().map(|(line, _)| line + "\n").collect()
    }

    /// Writes the calls with problems in their next way. False: a problem belongs to no call.
    pub fn revise(&mut self, problems: &[Problem], first_line: usize) -> bool {
        let mut revised = Vec::new();
        for problem in problems {
            let (form, step) = match self.lines.get(problem.line - first_line) {
                Some(Some(part)) => *part,
                _ => return false,
            };
            if !revised.contains(&(form, step)) {
                revised.push((form, step));
                self.forms[form].revise(step, problem);
            }
        }
        true
    }
}

impl Form {
    fn revise(&mut self, step: usize, problem: &Problem) {
        let part = &mut self.parts[step];
        let why = if is_absence(problem) { part.absent() } else { format!("{} cannot be called with {} arguments: {}", part.name, part.arity, problem.message) };
        let first = part.problem.get_or_insert(why);
        part.way += 1;
        if part.way == part.ways.len() {
            self.missing = Some(first.chars().take(MAX_WHY).collect());
        }
    }
}

impl Part {
    fn absent(&self) -> String {
        if self.module.is_empty() { format!("the object has no {}", self.name) } else { format!("{} is not defined in {}.rs", self.name, self.module) }
    }
}

fn is_absence(problem: &Problem) -> bool {
    ["E0425", "E0432", "E0433", "E0405", "E0412", "E0599", "E0609"].contains(&problem.code.as_str())
}

fn entry(index: usize, form: &Form) -> String {
    match &form.missing {
        Some(why) => format!("Entry::Missing({:?})", why),
        None => format!("Entry::Case(form_{})", index),
    }
}

fn parts_of(shape: &Json, layout: &Layout) -> Vec<Part> {
    let steps = shape.get("steps").list();
    let kept: Vec<&str> = steps.iter().map(|step| step.get("keep").text()).collect();
    steps.iter().map(|step| step.get("call")).chain([shape]).enumerate().map(|(step, call)| part_of(call, step, &kept, layout)).collect()
}

fn part_of(call: &Json, step: usize, kept: &[&str], layout: &Layout) -> Part {
    let (function, handles, on) = (call.get("fn").text(), call.get("handles").list(), call.get("on"));
    // the latest that was kept under this name before
    let variable = |name: &str| kept[..step.min(kept.len())].iter().rposition(|each| *each == name).map_or("not_kept".to_string(), |index| format!("v{}", index));
    let mut ways = Vec::new();
    for borrow in if handles.iter().all(|each| *each == Json::Null) { &[""][..] } else { &["&", "&mut ", ""] } {
        let argument = |(index, handle): (usize, &Json)| if *handle == Json::Null { format!("call.argument({}, {})?", step, index) } else { format!("{}{}", borrow, variable(handle.text())) };
        let arguments = handles.iter().enumerate().map(argument).collect::<Vec<_>>().join(", ");
        ways.extend(if *on == Json::Null { ways_to_call(&layout.path_of(function), handles.len(), &arguments) } else { ways_to_use(&variable(on.text()), function, handles.len(), &arguments) });
    }
    if call.get("drain").is_true() {
        ways.iter_mut().for_each(|way| *way = format!("({}).into_iter().collect::<::std::vec::Vec<_>>()", way));
    }
    let (module, name) = function.split_once(':').unwrap_or(("", function));
    Part { name: name.to_string(), module: module.to_string(), arity: handles.len(), ways, way: 0, problem: None }
}

/// A type is called to make a value of it.
fn ways_to_call(path: &str, arity: usize, arguments: &str) -> Vec<String> {
    let is_type = path.rsplit("::").next().map_or(false, |name| name.starts_with(char::is_uppercase));
    let plain = format!("{}({})", path, arguments);
    if !is_type {
        return vec![plain];
    }
    let mut ways = vec![format!("{}::new({})", path, arguments), plain];
    if arity == 0 {
        ways.extend([format!("<{} as ::std::default::Default>::default()", path), path.to_string()]);
    }
    ways
}

/// A method, a field, or either of what a `Result` or an `Option` holds.
fn ways_to_use(object: &str, name: &str, arity: usize, arguments: &str) -> Vec<String> {
    let opened = format!("{}.opened()", object);
    let mut ways = Vec::new();
    for each in [object, &opened] {
        ways.push(format!("{}.{}({})", each, name, arguments));
        if arity == 0 {
            ways.push(format!("&{}.{}", each, name));
        }
    }
    ways
}
