import { BINARY } from './binary.js';
import { CALLS } from './calls.js';
import { CONDITIONS } from './conditions.js';
import { EVERYWHERE } from './everywhere.js';
import { EXPRESSIONS } from './expressions.js';
import { JOINS } from './joins.js';
import { LITERALS } from './literals.js';
import { NAMES } from './names.js';
import { LEARNED, type Operator } from './operator.js';
import { SLICES } from './slices.js';
import { STATEMENTS } from './statements.js';
import { STUBS } from './stubs.js';
import { TERMS } from './terms.js';

/** Every operator, the likelier ones first. */
export const OPERATORS: readonly Operator[] = [
  ...LITERALS,
  ...EVERYWHERE,
  ...JOINS,
  ...BINARY,
  ...TERMS,
  ...CONDITIONS,
  ...NAMES,
  ...CALLS,
  ...SLICES,
  ...STATEMENTS,
  ...EXPRESSIONS,
  ...STUBS,
].toSorted((a, b) => b.prior - a.prior);

export const OPERATOR_NAMES: ReadonlySet<string> = new Set([...OPERATORS.map((operator) => operator.name), LEARNED]);
