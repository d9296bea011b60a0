//! Answers the judge's calls inside the candidate's own process. Whatever the candidate does to this code, it can only
//! change the data that it answers: what is expected is not known here.

use crate::argument::{Argument, Mismatch};
use crate::json::{object, parse, text, Json};
use crate::outcome::{Outcome, Raised};
use crate::printed::Printed;
use std::any::Any;
use std::cell::RefCell;
use std::fs::File;
use std::io::{stdout, BufRead, BufReader, Write};
use std::os::unix::io::FromRawFd;
use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};

pub enum Entry {
    Case(fn(&Call) -> Result<Outcome, Mismatch>),
    /// cannot be called, and why
    Missing(&'static str),
}

/// One case of the judge: its steps, and the call whose outcome is asked for.
pub struct Call {
    arguments: Vec<Vec<Json>>,
    prints: bool,
    printed: RefCell<Option<Printed>>,
}

thread_local! {
    /// the last panic of this thread
    static PANIC: RefCell<Option<Raised>> = RefCell::new(None);
}

/// `source` and `sink` are the judge's descriptors. Comes back when the judge has no more calls.
pub fn serve(source: i32, sink: i32, entries: &[Entry]) {
    // SAFETY: the driver hands both over and uses neither again
    let (source, mut sink) = unsafe { (File::from_raw_fd(source), File::from_raw_fd(sink)) };
    set_hook(Box::new(|info| {
        let place = info.location().filter(|place| !place.file().starts_with('/'));
        let mut raised = Raised::new("panic", &message_of(info.payload()));
        raised.path = place.map_or(String::new(), |place| place.file().to_string());
        raised.line = place.map_or(0, |place| place.line() as usize);
        PANIC.with(|last| *last.borrow_mut() = Some(raised));
    }));
    for line in BufReader::new(source).lines() {
        let call = match line.ok().as_deref().and_then(parse) {
            Some(call) => call,
            None => return,
        };
        let mut fields = vec![("id", call.get("id").clone())];
        fields.extend(answer(&call, entries.get(call.get("id").number())));
        if writeln!(sink, "{}", object(fields)).is_err() {
            return;
        }
    }
}

fn answer(call: &Json, entry: Option<&Entry>) -> Vec<(&'static str, Json)> {
    let case = match entry {
        Some(Entry::Case(case)) => case,
        Some(Entry::Missing(why)) => return vec![("missing", text(why))],
        None => return vec![("missing", text("not among the calls that were announced"))],
    };
    let call = Call::new(call);
    let outcome = catch_unwind(AssertUnwindSafe(|| case(&call)));
    let printed = call.printed.take().and_then(|printed| printed.end().ok());
    // a flush that fails concerns the logs alone
    stdout().flush().unwrap_or(());
    let mut fields = vec![match outcome {
        Ok(Ok(Outcome::Returned(value))) => ("returned", value),
        Ok(Ok(Outcome::Raised(raised))) => ("raised", raised.json()),
        Ok(Err(Mismatch(why))) => ("raised", Raised::new("TypeError", &why).json()),
        Err(payload) => ("raised", raised_by(payload).json()),
    }];
    if let Some(printed) = printed {
        fields.push(("printed", text(&printed)));
    }
    fields
}

/// A step without a value carries what it raised; a panic was noted by the hook, if the candidate left it in place.
fn raised_by(payload: Box<dyn Any + Send>) -> Raised {
    match payload.downcast::<Raised>() {
        Ok(raised) => *raised,
        Err(payload) => PANIC.with(|last| last.take()).unwrap_or_else(|| Raised::new("panic", &message_of(&*payload))),
    }
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(message), _) => message.to_string(),
        (_, Some(message)) => message.clone(),
        _ => String::new(),
    }
}

impl Call {
    fn new(call: &Json) -> Call {
        let steps = call.get("steps").list().iter().map(|step| step.get("call"));
        let arguments = steps.chain([call]).map(|each| each.get("args").list().to_vec()).collect();
        Call { arguments, prints: call.get("print").is_true(), printed: RefCell::new(None) }
    }

    /// An argument of a step, or of the call after the last step, as the type that is wanted there.
    pub fn argument<T: Argument>(&self, step: usize, index: usize) -> Result<T, Mismatch> {
        T::taken(self.value(step, index))
    }

    #[inline(never)]
    fn value(&self, step: usize, index: usize) -> &Json {
        &self.arguments[step][index]
    }

    /// The steps are done.
    pub fn begin(&self) {
        if self.prints {
            *self.printed.borrow_mut() = Printed::start().ok();
        }
    }
}
