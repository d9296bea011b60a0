import { isExpression } from '../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';
import type { Program } from './program.js';

export const constantStep: Operator = {
  name: 'constant-step',
  about: 'a number one or two larger or smaller',
  prior: 10,
  *propose(node) {
    if (node.role !== 'integer') return;
    const value = Number(node.text);
    if (!Number.isSafeInteger(value)) return;
    if (node.parent?.role === 'unary') return;
    yield rewrite(node, String(value + 1));
    yield rewrite(node, String(value - 1), value === 0 ? 0.7 : 1);
    if (value > 2) yield* [rewrite(node, String(value + 2), 0.3), rewrite(node, String(value - 2), 0.3)];
  },
};

export const constantSwap: Operator = {
  name: 'constant-swap',
  about: 'another number, text or truth value, from the program, the task or the usual ones',
  prior: 9,
  *propose(node, program) {
    if (!isExpression(node)) return;
    if (node.role === 'constant') yield* constants(node.text, program).map(([text, weight]) => rewrite(node, text, weight));
    if (node.role === 'integer' || node.role === 'float') yield* numbers(node.text, program).map(([text, weight]) => rewrite(node, text, weight));
    if (node.role === 'string') yield* strings(node.text, program).map(([text, weight]) => replace(node, text, weight));
  },
};

function constants(text: string, program: Program): [string, number][] {
  return (program.grammar.constants[text] ?? []).map((other, index) => [other, 1 / (1 + index)]);
}

const USUAL_NUMBERS = ['0', '1', '2', '-1', '10', '3'];

function numbers(text: string, program: Program): [string, number][] {
  const value = Number(text);
  const near = new Set([String(value + 1), String(value - 1), text]);
  const usual = USUAL_NUMBERS.map((each): [string, number] => [each, 0.6]);
  const inProgram = program.numbers.map((each): [string, number] => [each, 0.7]);
  const inTask = program.ingredients.numbers.map((each): [string, number] => [each, 0.5]);
  const scaled: [string, number][] = Number.isSafeInteger(value) && value > 2 ? [[String(value * 2), 0.2], [String(value * 10), 0.2], ...(value % 2 === 0 ? [[String(value / 2), 0.3] satisfies [string, number]] : [])] : [];
  return distinct([...inProgram, ...usual, ...inTask, ...scaled]).filter(([each]) => !near.has(each));
}

function strings(text: string, program: Program): [string, number][] {
  const quote = text.endsWith("'") ? "'" : '"';
  const opening = text.indexOf(quote);
  const body = text.slice(opening + 1, -1);
  const quoted = (each: string): string => `${text.slice(0, opening)}${quote}${each}${quote}`;
  const cases: [string, number][] = [body.toLowerCase(), body.toUpperCase(), body.slice(0, 1).toUpperCase() + body.slice(1).toLowerCase()].map((each) => [quoted(each), 1]);
  const shapes: [string, number][] = body === '' ? [[quoted(' '), 1]] : [[quoted(''), 0.8], [quoted(`${body} `), 0.3], [quoted(body.trim()), 0.5], [quoted(body.slice(0, -1)), 0.4], [quoted(body.slice(1)), 0.4], [quoted(body.toLowerCase() + body.toUpperCase()), 0.3], [quoted(body.split('').toReversed().join('')), 0.4]];
  const others: [string, number][] = [...program.strings.map((each): [string, number] => [each, 0.8]), ...program.ingredients.strings.map((each): [string, number] => [each, 0.6])];
  return distinct([...cases, ...shapes, ...others]).filter(([each]) => each !== text);
}

function distinct(choices: readonly [string, number][]): [string, number][] {
  const seen = new Set<string>();
  return choices.filter(([text]) => !seen.has(text) && seen.add(text));
}

export const LITERALS: readonly Operator[] = [constantStep, constantSwap];

