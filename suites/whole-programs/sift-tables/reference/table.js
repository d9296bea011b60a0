const { Failure } = require('./values.js');

const NAME = /^[a-z][a-z0-9_]*$/;
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

/** A table of a text: `names`, and `rows` of as many values: a number, a text, or null where nothing stands. */
function readTable(text) {
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== '');
  if (head === undefined) {
    throw new Failure('table: no header');
  }
  const names = cellsOf(head).map(({ text: name }) => name);
  names.forEach((name, place) => {
    if (!NAME.test(name)) {
      throw new Failure(`table line ${head.number}: bad column ${name}`);
    }
    if (names.indexOf(name) < place) {
      throw new Failure(`table line ${head.number}: column ${name} stands twice`);
    }
  });
  return { names, rows: rest.map((each) => rowOf(each, names.length)) };
}

function rowOf(each, count) {
  const cells = cellsOf(each);
  if (cells.length !== count) {
    throw new Failure(`table line ${each.number}: ${cells.length} cells, not ${count}`);
  }
  return cells.map(valueOf);
}

function valueOf({ text, quoted }) {
  if (quoted) {
    return text;
  }
  if (text === '') {
    return null;
  }
  return NUMBER.test(text) ? Number(text) : text;
}

/** Cells by commas; what stands in quotes is a text, with "" for a quote. */
function cellsOf({ line, number }) {
  const cells = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?=,|$)/.exec(rest);
    const plain = /^[^,]*/.exec(rest);
    if (quoted === null && plain[0].includes('"')) {
      throw new Failure(`table line ${number}: bad quotes`);
    }
    const found = quoted === null ? plain : quoted;
    cells.push(quoted === null ? { text: plain[0].trim(), quoted: false } : { text: quoted[1].replaceAll('""', '"'), quoted: true });
    rest = rest.slice(found[0].length);
    if (rest === '') {
      return cells;
    }
    rest = rest.slice(1);
  }
}

module.exports = { readTable, NAME };
