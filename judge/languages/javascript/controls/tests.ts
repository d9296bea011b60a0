import type { Node } from '../../../../syntax/source.js';
import { sourceOf } from './assertions.js';
import { type Expected, type Given, taken } from './expected.js';
import { argumentsOf, bare, callsAmong, type Declaration, functionAt, isFunction, type Names, parametersOf } from './names.js';

/** A place in a file that makes tests: one, or one for each row of a table. */
export interface TestSite {
  readonly work: Node;
  /** of the ids, less the path of the file */
  readonly ids: RegExp;
  /** what its parameters stand for, and those of the loops and tables around it */
  readonly given: Given;
  /** the parameter that it calls when it has ended */
  readonly done: Declaration | null;
  /** they are reported only if the test comes to them, and it fails with them */
  readonly subtests: readonly TestSite[];
}

const SUITES = /^(?:[fx]?describe|suite)$/;
const TESTS = /^(?:[fx]?it|x?test)$/;

interface Around {
  /** a pattern of what stands before the names */
  readonly path: string;
  readonly given: Given;
}

/** Finds the places of a file that make tests, those within tests inside of them. */
export class TestSites {
  readonly #names: Names;
  readonly #expected: Expected;
  readonly #framework: string;

  constructor(names: Names, expected: Expected, framework: string) {
    this.#names = names;
    this.#expected = expected;
    this.#framework = framework;
  }

  of(node: Node, around: Around = { path: '', given: new Map() }): readonly TestSite[] {
    const made = node.type === 'call_expression' ? this.#made(node) : null;
    if (made === null) {
      const inner = {
        path: isElsewhere(node) ? '(?:.* > )?' : around.path,
        given: new Map([...around.given, ...this.#loop(node), ...this.#calls(node)]),
      };
      return node.namedChildren.flatMap((child) => this.of(child, inner));
    }
    const { work, title, table, isSuite } = made;
    const path = around.path + patternOf(title, table !== null);
    const given = new Map([...around.given, ...(table === null ? [] : this.#rows(table, title, parametersOf(work)))]);
    const inside = work.namedChildren.flatMap((child) => this.of(child, { path: `${path} > `, given }));
    return isSuite
      ? inside
      : [{ work, ids: new RegExp(`^${path}$`, 's'), given, done: table === null ? this.#done(work) : null, subtests: inside }];
  }

  /** `test('…', () => …)`, `it.each(…)('…', …)`, `t.test`, or another name of one of them. */
  #made(call: Node): { readonly isSuite: boolean; readonly title: Node; readonly work: Node; readonly table: Node | null } | null {
    let called = call.childForFieldName('function');
    let table: Node | null = null;
    const each = called?.type === 'call_expression' ? called.childForFieldName('function') : null;
    if (each?.childForFieldName('property')?.text === 'each') {
      table = called?.childForFieldName('arguments') ?? null;
      called = each.childForFieldName('object');
    }
    while (/^(?:only|concurrent)$/.test(propertyOf(called))) called = called?.childForFieldName('object') ?? null;
    const name = called?.type === 'identifier' ? this.#original(called) : propertyOf(called);
    const [title, ...rest] = argumentsOf(call);
    const work = rest.map((part) => this.#expected.functionOf(part)).findLast((part) => part !== null);
    const isSuite = SUITES.test(name);
    return title === undefined || work === undefined || work === null || !(isSuite || TESTS.test(name))
      ? null
      : { isSuite, title, work, table };
  }

  /** `test` where `check` is called after `import { test as check } from 'node:test'`. */
  #original(use: Node): string {
    const around = this.#names.of(use)?.name.parent;
    if (around?.type === 'import_specifier') return around.childForFieldName('name')?.text.replace('default', 'test') ?? use.text;
    if (around?.type === 'pair_pattern') return around.childForFieldName('key')?.text ?? use.text;
    const isWhole = around?.type === 'import_clause' || around?.type === 'variable_declarator';
    return isWhole && sourceOf(around) === 'node:test' ? 'test' : use.text;
  }

  /** Around the tests that a loop makes, its variable stands for all items: each test must become wrong. */
  #loop(node: Node): readonly (readonly [number, readonly Node[]])[] {
    if (node.type === 'for_in_statement' && node.children.some((each) => each.type === 'of')) {
      const [pattern, list] = [node.childForFieldName('left'), node.childForFieldName('right')];
      const items = list === null ? null : this.#expected.listOf(list);
      return pattern === null || items === null ? [] : taken(pattern, items);
    }
    const called = node.type === 'call_expression' ? node.childForFieldName('function') : null;
    const [work] = node.type === 'call_expression' ? argumentsOf(node) : [];
    const list = /^(?:forEach|map)$/.test(called?.childForFieldName('property')?.text ?? '') ? called?.childForFieldName('object') : null;
    const items = list === null || list === undefined ? null : this.#expected.listOf(list);
    const callback = functionAt(work);
    const pattern = callback === null ? undefined : parametersOf(callback)[0];
    return items === null || pattern === undefined ? [] : taken(pattern, items);
  }

  /** In a function that makes tests, its parameters stand for what all its calls give. */
  #calls(node: Node): readonly (readonly [number, readonly Node[]])[] {
    if (!isFunction(node)) return [];
    const name = (node.parent?.type === 'variable_declarator' ? node.parent : node).childForFieldName('name');
    const uses = name === null ? [] : (this.#names.declared(name)?.uses ?? []);
    const calls = callsAmong(uses);
    if (calls.length === 0 || calls.length < uses.length) return [];
    return parametersOf(node).flatMap((pattern, index) => {
      const given = calls.map((call) => argumentsOf(call)[index]);
      return given.some((each) => each === undefined)
        ? []
        : taken(
            pattern,
            given.flatMap((each) => each ?? []),
          );
    });
  }

  /** What the columns of a table give; those that the title shows stay, since the tests' ids do. */
  #rows(table: Node, title: Node, parameters: readonly Node[]): readonly (readonly [number, readonly Node[]])[] {
    const shown = title.text.replaceAll('%%', '').match(/%[psdifjoc]/g)?.length ?? 0;
    const isNamed = (pattern: Node): boolean => pattern.text.match(/[\w$]+/g)?.some((name) => title.text.includes(`$${name}`)) ?? false;
    const apart = parameters.flatMap((each, index) =>
      (each.type === 'object_pattern' ? each.namedChildren : [each]).map((pattern) => ({ pattern, index })),
    );
    const free = apart.filter(({ pattern, index }) => index >= shown && !isNamed(pattern));
    if (table.type === 'template_string') return free.flatMap(({ pattern }) => ofColumn(pattern, table));
    const rows = this.#expected.listOf(table.namedChildren.find((each) => each.type !== 'comment') ?? table) ?? [];
    return free.flatMap(({ pattern, index }) => {
      const cells = rows.map((row) => cellOf(bare(row), index));
      if (cells.length === 0 || cells.some((each) => each === undefined)) return [];
      const given = cells.flatMap((each) => each ?? []);
      const whole = parameters[index] ?? pattern;
      const own = [pattern.id, pattern.childForFieldName('value')?.id];
      return taken(whole, given).filter(([id]) => whole.id === pattern.id || own.includes(id));
    });
  }

  #done(work: Node): Declaration | null {
    const name = parametersOf(work)[this.#framework === 'jest' ? 0 : 1];
    return name === undefined ? null : this.#names.declared(name);
  }
}

/** Of a row that is a list, or of one that is a single value. */
function cellOf(row: Node, index: number): Node | undefined {
  if (row.type !== 'array') return index === 0 ? row : undefined;
  return row.namedChildren.filter((each) => each.type !== 'comment')[index];
}

function propertyOf(node: Node | null | undefined): string {
  return (node?.type === 'member_expression' ? node.childForFieldName('property')?.text : '') ?? '';
}

/** Whether what a function makes is made where somebody else calls it. */
function isElsewhere(node: Node): boolean {
  if (!isFunction(node)) return false;
  const call = node.parent?.type === 'arguments' ? node.parent.parent : null;
  return !/^(?:forEach|map)$/.test(call?.childForFieldName('function')?.childForFieldName('property')?.text ?? '');
}

/** A column of a table that is written as a template: a line of names, and a line for each row. */
function ofColumn(pattern: Node, table: Node): readonly (readonly [number, readonly Node[]])[] {
  const names = (table.namedChildren[0]?.text ?? '')
    .trim()
    .split('|')
    .map((each) => each.trim());
  const cells = table.namedChildren
    .filter((each) => each.type === 'template_substitution')
    .flatMap((each) => each.namedChildren.slice(0, 1));
  const column = names.indexOf((pattern.childForFieldName('key') ?? pattern).text);
  const own = cells.filter((_, index) => index % names.length === column);
  return column < 0 || own.length === 0 ? [] : taken(pattern.childForFieldName('value') ?? pattern, own);
}

/** What a title may come to. */
function patternOf(title: Node, isTable: boolean): string {
  if (title.type !== 'string' && title.type !== 'template_string') return '.*';
  return title.namedChildren.map((part) => (part.type === 'string_fragment' ? fixed(part.text, isTable) : '.*')).join('');
}

function fixed(text: string, isTable: boolean): string {
  const parts = isTable ? text.split(/%[psdifjoc#$%]|\$[\w$.]+/) : [text];
  return parts.map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join('.*');
}
