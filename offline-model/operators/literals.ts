import { isExpression, parts, type SyntaxNode } from '../../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';
import type { Program } from './program.js';

const constantStep: Operator = {
  name: 'constant-step',
  about: 'a number one or two larger or smaller',
  prior: 10,
  *propose(node) {
    const [, digits = '', suffix = ''] = (node.role === 'integer' ? /^(\d+)([A-Za-z]\w*)?$/ : /^(\d+)(\.0)$/).exec(node.text) ?? [];
    const value = Number(digits);
    if (digits === '' || !Number.isSafeInteger(value) || node.parent?.role === 'unary') return;
    const steps: readonly Choice[] = [
      [`${value + 1}`, 1],
      [`${value - 1}`, value === 0 ? 0.7 : 1],
      ...(value > 2
        ? ([
            [`${value + 2}`, 0.3],
            [`${value - 2}`, 0.3],
          ] as const)
        : []),
    ];
    for (const [number, weight] of steps) if (!isIdle(number, node)) yield rewrite(node, number + suffix, weight);
  },
};

const constantSwap: Operator = {
  name: 'constant-swap',
  about: 'another number, text or truth value, from the program, the task or the usual ones',
  prior: 9,
  *propose(node, program) {
    if (!isExpression(node)) return;
    if (node.role === 'constant') yield* constants(node.text, program).map(([text, weight]) => rewrite(node, text, weight));
    if (node.role === 'integer' || node.role === 'float')
      yield* numbers(node, program).map(([text, weight]) => rewrite(node, text, weight));
    if (node.role === 'string') yield* strings(node.text, program).map(([text, weight]) => replace(node, text, weight));
    if (node.role === 'char') yield* chars(node.text, program).map(([text, weight]) => replace(node, text, weight));
  },
};

export type Choice = readonly [text: string, weight: number];

/** Whether arithmetic with the number computes nothing: `x - 0` is `x`, for which there is `drop-term`. */
function isIdle(number: string, node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent === null || (parent.role !== 'arithmetic' && parent.role !== 'augmented') || parts(parent)[1] !== node) return false;
  const sign = parent.children.find((each) => !each.named)?.text.replace(/=$/, '') ?? '';
  return (
    (Number(number) === 0 && /^[-+]$/.test(sign)) ||
    (Number(number) === 1 && /^(\*{1,2}|\/{1,2})$/.test(sign)) ||
    (Number(number) === -Number(node.text) && /^[-+]$/.test(sign))
  );
}

function constants(text: string, program: Program): Choice[] {
  return (program.grammar.constants[text] ?? []).map((other, index) => [other, 1 / (1 + index)]);
}

const USUAL_NUMBERS = ['0', '1', '2', '-1', '10', '3'];

function numbers(node: SyntaxNode, program: Program): Choice[] {
  const text = node.text;
  const value = Number(text);
  const near = new Set([String(value + 1), String(value - 1), text]);
  const usual = USUAL_NUMBERS.map((each): Choice => [each, 0.6]);
  const inProgram = program.numbers.map((each): Choice => [each, 0.7]);
  const inTask = program.ingredients.numbers.map((each): Choice => [each, 0.5]);
  const half: Choice[] = value % 2 === 0 ? [[String(value / 2), 0.3]] : [];
  const scaled: Choice[] = Number.isSafeInteger(value) && value > 2 ? [[String(value * 2), 0.2], [String(value * 10), 0.2], ...half] : [];
  const spelled = [...inProgram, ...usual, ...inTask, ...scaled].map(([each, weight]): Choice => [spell(each, node, program), weight]);
  return distinct(spelled).filter(([each]) => !near.has(each) && !isIdle(each, node));
}

/** `2` where a number with a fraction stands is `2.0` in some languages. */
function spell(number: string, node: SyntaxNode, { grammar }: Program): string {
  return grammar.spelling.strictNumbers && node.role === 'float' && /^-?\d+$/.test(number) ? `${number}.0` : number;
}

export function strings(text: string, program: Program): Choice[] {
  const quote = text.at(-1) ?? "'";
  const opening = text.indexOf(quote);
  const body = text.slice(opening + 1, -1);
  const quoted = (each: string): string => `${text.slice(0, opening)}${quote}${each}${quote}`;
  const cases = [body.toLowerCase(), body.toUpperCase(), body.slice(0, 1).toUpperCase() + body.slice(1).toLowerCase()].map(
    (each): Choice => [quoted(each), 1],
  );
  const told = program.ingredients.strings.filter((each) => !each.includes(quote) && !each.includes('\\'));
  const others: Choice[] = [...program.strings.map((each): Choice => [each, 0.8]), ...told.map((each): Choice => [quoted(each), 0.6])];
  return distinct([...cases, ...shapes(body).map(([each, weight]): Choice => [quoted(each), weight]), ...others]).filter(
    ([each]) => each !== text,
  );
}

/** A text with something added, dropped or turned. */
function shapes(body: string): Choice[] {
  if (body === '') return [[' ', 1]];
  const words = body.split(' ');
  const dropped = words.length < 3 ? [] : words.map((_, index): Choice => [words.toSpliced(index, 1).join(' '), 0.3]);
  return [
    ['', 0.8],
    [`${body} `, 0.3],
    [body.trim(), 0.5],
    [body.slice(0, -1), 0.4],
    [body.slice(1), 0.4],
    [body.toLowerCase() + body.toUpperCase(), 0.3],
    [body.split('').toReversed().join(''), 0.4],
    ...dropped,
  ];
}

const USUAL_CHARS = [' ', ',', '.'];

export function chars(text: string, program: Program): Choice[] {
  const body = text.slice(1, -1);
  const told = program.ingredients.strings.filter((each) => each.length === 1 && each !== "'" && each !== '\\');
  const cases = [body.toLowerCase(), body.toUpperCase()].map((each): Choice => [`'${each}'`, 1]);
  const others: Choice[] = [
    ...program.chars.map((each): Choice => [each, 0.8]),
    ...[...told, ...USUAL_CHARS].map((each): Choice => [`'${each}'`, 0.5]),
  ];
  return distinct([...cases, ...others]).filter(([each]) => each !== text);
}

function distinct(choices: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return choices.filter(([text]) => !seen.has(text) && seen.add(text));
}

export const LITERALS: readonly Operator[] = [constantStep, constantSwap];
