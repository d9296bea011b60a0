//! A sheet of cells: commands in, what they tell out.

mod cell;
mod formula;
mod functions;
mod grid;
mod lexer;
mod parser;
mod sheet;
mod value;

use cell::{Cell, Range};
use sheet::{Content, Sheet};
use value::Value;

/// What the commands of a text tell, line by line.
pub fn run(text: &str) -> String {
    let mut sheet = Sheet::default();
    let mut told = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match command(&mut sheet, line) {
            Ok(lines) => told.extend(lines),
            Err(message) => told.push(format!("line {}: {}", place + 1, message)),
        }
    }
    told.join("\n")
}

fn command(sheet: &mut Sheet, line: &str) -> Result<Vec<String>, String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["show", range] => Ok(grid::draw(sheet, read_range(range)?)),
        ["clear", range] => {
            for cell in read_range(range)?.cells() {
                sheet.set(cell, None);
            }
            Ok(Vec::new())
        }
        ["copy", from, "to", range] => copy(sheet, read_cell(from)?, read_range(range)?),
        ["text", cell] => Ok(vec![text_of(sheet, read_cell(cell)?)]),
        ["needs", cell] => Ok(vec![needs(sheet, read_cell(cell)?)]),
        ["feeds", cell] => Ok(vec![feeds(sheet, read_cell(cell)?)]),
        _ => assign(sheet, line),
    }
}

fn read_cell(text: &str) -> Result<Cell, String> {
    Cell::read(text).ok_or(format!("bad cell {text}"))
}

fn read_range(text: &str) -> Result<Range, String> {
    Range::read(text).ok_or(format!("bad range {text}"))
}

fn assign(sheet: &mut Sheet, line: &str) -> Result<Vec<String>, String> {
    let (cell, content) = line.split_once('=').ok_or(format!("unknown command {line}"))?;
    let cell = read_cell(cell.trim())?;
    let content = read_content(content.trim())?;
    sheet.set(cell, content);
    Ok(Vec::new())
}

fn read_content(text: &str) -> Result<Option<Content>, String> {
    if let Some(formula) = text.strip_prefix('=') {
        return Ok(Some(Content::Formula(parser::parse(formula)?)));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|each| each.is_ascii_digit()) {
        return Ok(text.parse().ok().map(|value| Content::Plain(Value::Number(value))));
    }
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.strip_prefix('\'').unwrap_or(text);
    Ok(Some(Content::Plain(Value::Text(plain.to_string()))))
}

fn copy(sheet: &mut Sheet, from: Cell, range: Range) -> Result<Vec<String>, String> {
    let content = sheet.cells.get(&from).cloned();
    for cell in range.cells() {
        let moved = content.clone().map(|each| match each {
            Content::Formula(formula) => Content::Formula(formula.moved(cell.row - from.row, cell.column - from.column)),
            plain => plain,
        });
        sheet.set(cell, moved);
    }
    Ok(Vec::new())
}

fn text_of(sheet: &Sheet, cell: Cell) -> String {
    let text = match sheet.cells.get(&cell) {
        None => "nothing".to_string(),
        Some(Content::Plain(value)) => value.shown(),
        Some(Content::Formula(formula)) => format!("={}", formula.shown()),
    };
    format!("{}: {}", cell.shown(), text)
}

fn needs(sheet: &Sheet, cell: Cell) -> String {
    let mut shown: Vec<String> = Vec::new();
    for range in sheet.ranges(cell) {
        let text = if range.from == range.to {
            range.from.shown()
        } else {
            format!("{}:{}", range.from.shown(), range.to.shown())
        };
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    listed(cell, "needs", shown)
}

fn feeds(sheet: &Sheet, cell: Cell) -> String {
    let fed = sheet.cells.keys().filter(|each| sheet.needed(**each).contains(&cell));
    listed(cell, "feeds", fed.map(|each| each.shown()).collect())
}

fn listed(cell: Cell, verb: &str, shown: Vec<String>) -> String {
    let list = if shown.is_empty() { "nothing".to_string() } else { shown.join(", ") };
    format!("{} {} {}", cell.shown(), verb, list)
}
