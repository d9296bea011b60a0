const { shown } = require('./values.js');

/** Columns side by side; those of numbers alone stand at their right end. */
function render({ names, rows }) {
  const columns = names.map((name) => columnOf(name, rows.map((row) => row[name])));
  const line = (place) => columns.map((cells) => cells[place]).join('  ').trimEnd();
  return [line(0), columns.map(([head]) => '-'.repeat(head.length)).join('  '), ...rows.map((_, place) => line(place + 1))].join('\n');
}

function columnOf(name, values) {
  const cells = [name, ...values.map(shown)];
  const width = Math.max(...cells.map((each) => each.length));
  const right = values.some((value) => value !== null) && values.every((value) => value === null || typeof value === 'number');
  return cells.map((each) => (right ? each.padStart(width) : each.padEnd(width)));
}

function asCsv({ names, rows }) {
  return [names.join(','), ...rows.map((row) => names.map((name) => cell(row[name])).join(','))].join('\n');
}

/** Texts in quotes where they would be read as something else. */
function cell(value) {
  const text = shown(value);
  if (typeof value !== 'string') {
    return text;
  }
  const plain = text !== '' && text === text.trim() && !/[",\n]/.test(text) && !/^-?[0-9]+(\.[0-9]+)?$/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

module.exports = { render, asCsv };
