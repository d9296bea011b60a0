import { isExpression, parts, type SyntaxNode } from '../../syntax/tree.js';
import { replace, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

const joinText: Operator = {
  name: 'join-text',
  about: 'a text put between two that are joined',
  prior: 2,
  *propose(node, program) {
    if (!isExpression(node)) return;
    if (node.role === 'string' || node.role === 'macro') yield* betweenPlaces(node, program);
    const [, right] = parts(node);
    if (
      node.role !== 'arithmetic' ||
      right === undefined ||
      node.children.find((each) => !each.named)?.text !== '+' ||
      isNumber(node, program)
    )
      return;
    const { quote } = program.grammar.spelling;
    for (const [text, weight] of separators(program))
      yield { start: right.start, end: right.start, text: `${quote}${text}${quote} + `, weight, rewrite: '' };
  },
};

/** Between two places of a text that values are put into: `{}{}`, `${a}${b}`. */
function* betweenPlaces(node: SyntaxNode, program: Program): Generator<Draft> {
  for (const { index } of node.text.matchAll(/\}(?=\$?\{)/g))
    for (const [text, weight] of separators(program))
      yield replace(node, node.text.slice(0, index + 1) + text + node.text.slice(index + 1), weight);
}

function isNumber(node: SyntaxNode, program: Program): boolean {
  const { types } = program.grammar;
  const type = program.typeOf(node);
  return type !== null && types !== null && type !== '' && types.computes(type);
}

const USUAL = [' ', ', ', '.', '-', '_', ':'];
const MAX_LENGTH = 2;

/** Only where texts are about: short ones that the task tells of, and the usual ones. */
function separators({ strings, ingredients }: Program): readonly (readonly [text: string, weight: number])[] {
  const told = ingredients.strings.filter((each) => each !== '' && each.length <= MAX_LENGTH && !/["'\\`]/.test(each));
  const usual = strings.length + ingredients.strings.length === 0 ? [] : USUAL.filter((each) => !told.includes(each));
  return [...told.map((each) => [each, 1] as const), ...usual.map((each) => [each, 0.5] as const)];
}

export const JOINS: readonly Operator[] = [joinText];
