import type { Node } from '../../../syntax/source.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import type { Scope } from './elements.js';
import { around, declarationOf, valueOf } from './names.js';
import type { Way } from '../ways.js';

/** A number that is changed lies further off than the tolerance: by two fifths of itself at least. */
export function isWithout(tolerance: Node, way: Way, scope: Scope): boolean {
  const named = tolerance.type === 'identifier' && !scope.bound.has(tolerance.text) ? valueOf(declarationOf(tolerance)) : tolerance;
  const allowed = Number((named?.text ?? '').replace(/[fFdD]$/, ''));
  return named !== undefined && named !== null && Number.isFinite(allowed) && way.every((each) => isFar(each, allowed, tolerance));
}

function isFar({ from, to, text }: Replacement, allowed: number, anywhere: Node): boolean {
  const before = around(anywhere, ['program'])?.descendantForIndex(from, to - 1)?.text ?? '';
  const numbers = [before, text].map((each) => Number(each.replace(/[fFdDlL]$/, '').replaceAll('_', '')));
  const [was = 0, is = 0] = numbers;
  return numbers.every(Number.isFinite) && Math.abs(was - is) > 2 * allowed;
}
