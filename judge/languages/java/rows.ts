import type { Node } from '../../../syntax/source.js';
import { otherUnits, pick } from '../bounded-values.js';
import { argumentsOf, textOf, withoutComments } from './names.js';
import { otherLiteral, unitsOf } from './other-literal.js';
import { type Bound, elementsOf, type Scope } from './elements.js';

type Row = ReadonlyMap<string, Bound>;

interface Parameter {
  readonly name: string;
  readonly type: string;
}

/**
 * What the parameters of a parameterized test stand for in each of its rows, where they are written out; one row of nothing for any
 * other test.
 */
export function rowsOf(test: Node, type: Node, scope: Scope): readonly Row[] {
  const annotations = test.namedChildren.find((each) => each.type === 'modifiers')?.namedChildren ?? [];
  const parameters = (test.childForFieldName('parameters')?.namedChildren ?? []).map((each) => ({
    name: textOf(each, 'name'),
    type: textOf(each, 'type'),
  }));
  const source = (name: string): Node | undefined => annotations.find((each) => textOf(each, 'name').split('.').at(-1) === name);
  const [table, method] = [source('CsvSource'), source('MethodSource')];
  const rows =
    table !== undefined
      ? rowsOfTable(table, test, parameters, scope)
      : method !== undefined
        ? rowsOfMethod(method, test, type, parameters, scope)
        : [];
  return rows.length > 0 ? rows : [new Map()];
}

function rowsOfTable(table: Node, test: Node, parameters: readonly Parameter[], scope: Scope): readonly Row[] {
  const arrange = table.childForFieldName('arguments')?.text ?? '';
  const delimiter = /\bdelimiter(?:String)?\s*=\s*["'](.+?)["']/.exec(arrange)?.[1] ?? ',';
  const lines = table
    .descendantsOfType('string_literal')
    .filter((each) => !/^(?:delimiterString|nullValues|emptyValue)$/.test(each.parent === null ? '' : textOf(each.parent, 'key')))
    .flatMap(linesOf);
  const cells = lines.map((line) => cellsOf(line, delimiter === '\\t' ? '\t' : delimiter));
  const columns = parameters.map((_, column) => cells.map((row) => row[column]?.text ?? ''));
  const used = /useHeadersInDisplayName\s*=\s*true/.test(arrange) ? cells.slice(1) : cells;
  return used.map(
    (row) =>
      new Map(
        parameters.flatMap(({ name, type }, column): [string, Bound][] => {
          const cell = row[column];
          if (cell === undefined) return [];
          const text = otherCell(cell.text, type, columns[column] ?? [], scope);
          const [startIndex, endIndex] = [cell.at, cell.at + cell.text.length];
          return [
            [
              name,
              { within: test, cell: { startIndex, endIndex }, ways: text === null ? [] : [[{ from: startIndex, to: endIndex, text }]] },
            ],
          ];
        }),
      ),
  );
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

/** A text block has a row on each line, but those that are remarks. */
function linesOf(literal: Node): readonly Piece[] {
  const isBlock = literal.text.startsWith('"""');
  if (!isBlock) return [{ text: literal.text.slice(1, -1), at: literal.startIndex + 1 }];
  let at = literal.startIndex;
  const lines = literal.text.split('\n').map((text) => {
    const line = { text, at };
    at += text.length + 1;
    return line;
  });
  return lines
    .slice(1)
    .map(({ text, at: from }) => ({ text: text.replace(/"""$/, ''), at: from }))
    .filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('#'));
}

/** Without the space around them, and without quotes. */
function cellsOf({ text, at }: Piece, delimiter: string): readonly Piece[] {
  const cells: Piece[] = [];
  let [from, isQuoted] = [0, false];
  for (let to = 0; to <= text.length; to += 1) {
    if (text.charAt(to) === "'") isQuoted = !isQuoted;
    if (to < text.length && (isQuoted || !text.startsWith(delimiter, to))) continue;
    const whole = text.slice(from, to);
    const bare = whole.trim().replace(/^'([^]*)'$/, '$1');
    cells.push({ text: bare, at: at + from + whole.indexOf(bare) });
    from = to + delimiter.length;
    to = from - 1;
  }
  return cells;
}

function otherCell(text: string, type: string, column: readonly string[], { random, taken }: Scope): string | null {
  const draw = { random, taken: new Set([...taken, ...column]), wholly: false };
  const [, sign = '', digits = ''] = /^(-?)(\d[\d.]*)$/.exec(text) ?? [];
  if (/^(?:int|long|short|byte|Integer|Long|Short|Byte|BigInteger)$/.test(type))
    return digits === '' || digits.includes('.')
      ? null
      : prefixed(sign, otherLiteral({ type: 'decimal_integer_literal', text: digits }, draw));
  if (/^(?:double|float|Double|Float|BigDecimal)$/.test(type))
    return digits === '' ? null : prefixed(sign, otherLiteral({ type: 'decimal_floating_point_literal', text: digits }, draw));
  if (/^[bB]oolean$/.test(type)) return text === 'true' ? 'false' : text === 'false' ? 'true' : null;
  if (/^(?:String|CharSequence|char|Character)$/.test(type))
    return /[a-zA-Z0-9]/.test(text.replace(/\\./g, '')) ? otherUnits(unitsOf(text), false, random) : null;
  return /^[A-Z]\w*$/.test(text)
    ? (pick([...new Set(column)].filter((each) => each !== text && /^[A-Z][A-Z0-9_]*$/.test(each)).toSorted(), random) ?? null)
    : null;
}

function prefixed(sign: string, other: string | null): string | null {
  return other === null ? null : `${sign}${other}`;
}

/** A method of the class that answers its rows as they are written out, for this test alone. */
function rowsOfMethod(source: Node, test: Node, type: Node, parameters: readonly Parameter[], scope: Scope): readonly Row[] {
  const name = /"(\w+)"/.exec(source.text)?.[1] ?? textOf(test, 'name');
  const methods = type.childForFieldName('body')?.namedChildren.filter((each) => each.type === 'method_declaration') ?? [];
  const provider = methods.find((each) => textOf(each, 'name') === name && each.id !== test.id);
  const sharing = methods.filter((each) => new RegExp(`MethodSource\\s*\\(\\s*"${name}"`).test(each.text));
  const [answer, ...more] = withoutComments(provider?.childForFieldName('body')?.namedChildren ?? []);
  const answered = answer?.type === 'return_statement' && more.length === 0 ? answer.namedChildren[0] : undefined;
  if (answered === undefined || sharing.length > 1) return [];
  const elements = elementsOf(answered, scope)?.values ?? [];
  return elements.map((element) => {
    const cells = parameters.length === 1 && !ROW.test(element.text) ? [element] : cellsIn(element, scope);
    return new Map(
      parameters.flatMap(({ name: parameter }, column): [string, Bound][] => {
        const value = cells[column];
        return value === undefined ? [] : [[parameter, { within: test, value, scope }]];
      }),
    );
  });
}

const ROW = /^(?:Arguments\.of|Arguments\.arguments|arguments|of)\(/;

function cellsIn(row: Node, scope: Scope): readonly Node[] {
  if (row.type === 'method_invocation' && ROW.test(row.text)) return argumentsOf(row);
  return elementsOf(row, scope)?.values ?? [];
}
