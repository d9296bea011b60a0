const { expression } = require('./expressions.js');
const { groupsOf, readMeasure } = require('./groups.js');
const { Failure, isTrue, ordered } = require('./values.js');

/** What each stage makes of { names, rows } and the words behind its own; rows are objects here. */
const STAGES = {
  keep: (table, reader) => ({ ...table, names: columns(reader, table.names) }),
  drop: (table, reader) => {
    const dropped = columns(reader, table.names);
    const names = table.names.filter((name) => !dropped.includes(name));
    if (names.length === 0) {
      throw new Failure('no column is left');
    }
    return { ...table, names };
  },
  where: (table, reader) => {
    const condition = expression(reader, table.names);
    reader.end();
    return { ...table, rows: table.rows.filter((row) => isTrue(condition(row))) };
  },
  let: (table, reader) => {
    const name = reader.needName('a column');
    reader.need('=');
    const value = expression(reader, table.names);
    reader.end();
    const names = table.names.includes(name) ? table.names : [...table.names, name];
    return { names, rows: table.rows.map((row) => ({ ...row, [name]: value(row) })) };
  },
  rename: (table, reader) => {
    const old = column(reader, table.names);
    reader.need('to');
    const name = reader.needName('a column');
    if (table.names.includes(name)) {
      throw new Failure(`column ${name} is there already`);
    }
    const names = table.names.map((each) => (each === old ? name : each));
    return { names, rows: table.rows.map((row) => ({ ...row, [name]: row[old] })) };
  },
  sort: (table, reader) => {
    const keys = list(reader, () => ({ name: column(reader, table.names), down: reader.take('down') !== undefined }));
    return { ...table, rows: table.rows.toSorted((a, b) => byKeys(keys, a, b)) };
  },
  first: (table, reader) => ({ ...table, rows: table.rows.slice(0, count(reader)) }),
  last: (table, reader) => {
    const wanted = count(reader);
    return { ...table, rows: table.rows.slice(Math.max(0, table.rows.length - wanted)) };
  },
  unique: (table, reader) => {
    const wanted = reader.now === undefined ? table.names : columns(reader, table.names);
    return { ...table, rows: groupsOf(table.rows, wanted).map(([row]) => row) };
  },
  group: (table, reader) => {
    const by = reader.now?.value === ':' ? [] : list(reader, () => column(reader, table.names));
    reader.need(':');
    const measures = list(reader, () => readMeasure(reader, table.names));
    const names = [...by, ...measures.map(({ name }) => name)];
    twice(names);
    const groups = by.length === 0 ? [table.rows] : groupsOf(table.rows, by);
    return { names, rows: groups.map((rows) => rowOfGroup(rows, by, measures)) };
  },
};

function rowOfGroup(rows, by, measures) {
  return Object.fromEntries([...by.map((name) => [name, rows[0][name]]), ...measures.map(({ name, of }) => [name, of(rows)])]);
}

function byKeys(keys, a, b) {
  for (const { name, down } of keys) {
    const order = ordered(a[name], b[name]);
    if (order !== 0) {
      return down && a[name] !== null && b[name] !== null ? -order : order;
    }
  }
  return 0;
}

/** All up to the end, or a colon, with commas between. */
function list(reader, one) {
  const items = [one()];
  while (reader.take(',') !== undefined) {
    items.push(one());
  }
  return items;
}

function column(reader, names) {
  const name = reader.needName('a column');
  if (!names.includes(name)) {
    throw new Failure(`unknown column ${name}`);
  }
  return name;
}

function columns(reader, names) {
  const found = list(reader, () => column(reader, names));
  twice(found);
  return found;
}

function twice(names) {
  const name = names.find((each, place) => names.indexOf(each) < place);
  if (name !== undefined) {
    throw new Failure(`column ${name} stands twice`);
  }
}

function count(reader) {
  const found = reader.takeKind('number') ?? reader.fail('a number');
  if (!Number.isInteger(found)) {
    throw new Failure(`${found} is no whole number`);
  }
  return found;
}

module.exports = { STAGES };
