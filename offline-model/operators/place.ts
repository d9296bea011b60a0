import { ancestor, child, isResult, parts, type SyntaxNode } from '../../syntax/tree.js';
import { isCondition } from './conditions.js';

/** Kinds of place, in the words that rules and lessons use. */
export const PLACES = [
  'loop condition',
  'branch condition',
  'loop range',
  'index',
  'slice',
  'return expression',
  'comprehension',
  'initialisation',
  'update',
  'assignment',
  'call argument',
  'loop body',
  'function body',
] as const;
export type Place = (typeof PLACES)[number];

/** The kind of place of a node: the innermost that has a name. */
export function placeOf(node: SyntaxNode): Place {
  for (let at: SyntaxNode = node; ;) {
    const place = ownPlace(at);
    if (place !== null) return place;
    if (at.parent === null) return 'function body';
    at = at.parent;
  }
}

function ownPlace(node: SyntaxNode): Place | null {
  const parent = node.parent;
  if (parent === null) return null;
  if (node.role === 'slice' || (node.role === 'range' && node.field === 'subscript')) return 'slice';
  if (node.field === 'subscript') return 'index';
  if (isCondition(node))
    return parent.role === 'while' || parent.role === 'for'
      ? 'loop condition'
      : parent.role === 'if-clause'
        ? 'comprehension'
        : 'branch condition';
  if (node.field === 'initial' || parent.field === 'initial') return 'loop range';
  if (parent.role === 'for' || parent.role === 'for-clause')
    return node.field === 'right' ? 'loop range' : node.field === 'update' ? 'update' : null;
  if (node.role === 'comprehension') return 'comprehension';
  if (node.role === 'return' || (isResult(node) && node.role !== 'block')) return 'return expression';
  if (node.role === 'augmented' || node.role === 'step') return 'update';
  if (node.role === 'assign' || node.role === 'declaration')
    return isLoop(node) ? 'assignment' : isLiteralValue(node) ? 'initialisation' : 'assignment';
  if (node.role === 'arguments' && parts(node).length > 0) return 'call argument';
  if (node.role === 'expression-statement' || node.role === 'jump' || node.role === 'if')
    return isLoop(node) ? 'loop body' : 'function body';
  return null;
}

function isLoop(node: SyntaxNode): boolean {
  return ancestor(node, new Set(['for', 'while'])) !== null;
}

function isLiteralValue(node: SyntaxNode): boolean {
  const right = child(node, 'right');
  return (
    right !== null &&
    ['integer', 'float', 'string', 'char', 'constant', 'list', 'macro', 'dict', 'set', 'unary', 'tuple', 'call'].includes(right.role)
  );
}
