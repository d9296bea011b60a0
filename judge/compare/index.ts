import type { Comparison, Language } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { JAVA } from './java.js';
import { JAVASCRIPT } from './javascript.js';
import { PYTHON } from './python.js';
import { RUST } from './rust.js';
import type { Equality } from './shape.js';
import { isSame, isSameCollection } from './structure.js';

/** Each language has its own equality; the table is in docs/suites.md. */
const EQUALITIES: Readonly<Record<Language, Equality>> = {
  python: PYTHON,
  java: JAVA,
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  rust: RUST,
};

/** Whether an answer is what a case expects. */
export function matches(language: Language, expected: Value, answer: Value, comparison: Comparison): boolean {
  const equality = EQUALITIES[language];
  switch (comparison.kind) {
    case 'equal':
      return isSame(equality, expected, answer, { exact: false, tolerance: 0 });
    case 'exact':
      return isSame(equality, expected, answer, { exact: true, tolerance: 0 });
    case 'close':
      return isSame(equality, expected, answer, { exact: false, tolerance: comparison.tolerance });
    case 'unordered': {
      const [wanted, given] = [equality.elements(expected), equality.elements(answer)];
      if (wanted === null || given === null) return isSame(equality, expected, answer, { exact: false, tolerance: 0 });
      return isSameCollection(equality, wanted, given, comparison.distinct);
    }
    case 'truthy': {
      const wanted = equality.truth(expected);
      return wanted !== null && wanted === equality.truth(answer);
    }
    default:
      return comparison satisfies never;
  }
}
