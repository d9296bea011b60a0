import type { Node } from '../../../syntax/source.js';
import { type Replacement, rewrite } from '../../../syntax/rewrite.js';
import { argumentsOf, nameOf } from './conditions.js';

/** One `@pytest.mark.parametrize` with its values written out. */
export interface Parameters {
  readonly names: readonly string[];
  /** the cells of each row */
  readonly rows: readonly (readonly Node[])[];
  /** the ids are written out, too, so that they do not follow from the values */
  readonly named: boolean;
}

/** Null where a test has none, several, or one that is made by a program. */
export function parametersOf(definition: Node): Parameters | null {
  const decorators =
    definition.parent?.type === 'decorated_definition' ? definition.parent.namedChildren.filter((each) => each.type === 'decorator') : [];
  const calls = decorators.map((each) => each.namedChildren[0]).filter((each) => each?.type === 'call' && nameOf(each) === 'parametrize');
  const [call] = calls;
  if (call === undefined || calls.length > 1) return null;
  const [written, values] = argumentsOf(call);
  if (written === undefined || (values?.type !== 'list' && values?.type !== 'tuple')) return null;
  const names = namesIn(written);
  const given = values.namedChildren.filter((each) => each.type !== 'comment');
  const rows = given.map((row) => cellsOf(row, names.length));
  if (rows.some((cells) => cells.length !== names.length)) return null;
  const ids = keyword(call, 'ids');
  // a program may make them of the values
  if (ids !== null && ids.type !== 'list' && ids.type !== 'tuple') return null;
  return { names, rows, named: ids !== null || given.every((row) => row.type === 'call' && keyword(row, 'id') !== null) };
}

function keyword(call: Node, name: string): Node | null {
  return (
    argumentsOf(call)
      .find((each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === name)
      ?.childForFieldName('value') ?? null
  );
}

/**
 * The id that pytest makes of each row, with changes applied to its values: `13-13-13`, `expected0`. Null where it is not
 * certain what pytest makes of a value.
 */
export function idsOf({ names, rows }: Parameters, changes: readonly Replacement[]): readonly string[] | null {
  const ids = rows.map((cells, index) => cells.map((cell, column) => idOf(cell, changes, `${names[column] ?? ''}${index}`)));
  if (ids.some((parts) => parts.includes(null))) return null;
  const joined = ids.map((parts) => parts.join('-'));
  return new Set(joined).size === joined.length ? joined : null;
}

function namesIn(written: Node): readonly string[] {
  const names =
    written.type === 'string'
      ? written.text.replaceAll(/^["']+|["']+$/g, '').split(',')
      : written.namedChildren.map((each) => each.text.replaceAll(/["']/g, ''));
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function cellsOf(row: Node, count: number): readonly Node[] {
  if (row.type === 'call' && nameOf(row) === 'param') return argumentsOf(row).filter((each) => each.type !== 'keyword_argument');
  if (count === 1) return [row];
  return row.type === 'tuple' || row.type === 'list' ? row.namedChildren.filter((each) => each.type !== 'comment') : [];
}

function idOf(cell: Node, changes: readonly Replacement[], position: string): string | null {
  const own = changes.filter(({ from, to }) => from >= cell.startIndex && to <= cell.endIndex);
  const text = rewrite(
    cell.text,
    own.map((each) => ({ ...each, from: each.from - cell.startIndex, to: each.to - cell.startIndex })),
  );
  switch (cell.type) {
    case 'string':
      return /^(["'])[ -!#-&(-[\]-~]*\1$/.test(text) ? text.slice(1, -1) : null;
    case 'integer':
      return /^(?:0|[1-9]\d*)$/.test(text) ? text : null;
    case 'unary_operator':
      return /^-[1-9]\d*$/.test(text) ? text : null;
    case 'float':
      return String(Number(text)) === text || `${Number(text)}.0` === text ? text : null;
    case 'true':
    case 'false':
    case 'none':
      return text;
    case 'list':
    case 'tuple':
    case 'set':
    case 'dictionary':
      return position;
    default:
      return null;
  }
}
