import type { Node } from '../../../../syntax/source.js';
import type { Replacement } from '../../../../syntax/rewrite.js';
import type { Assertion } from './assertions.js';
import type { Expected, Given } from './expected.js';
import { bare } from './names.js';
import { instead } from './wrong-literal.js';

/**
 * In what an assertion becomes wrong, the best first: in its literals, in a value that is known when it runs, in what it says;
 * last in what only denies it.
 */
export const KINDS = ['literal', 'computed', 'opposite', 'denial'] as const;
export type Kind = (typeof KINDS)[number];

/** What becomes wrong in a file. An assertion that several tests share becomes wrong in one way: two would make it right again. */
export class Choices {
  /** the function that answers other values */
  readonly other: string;
  readonly #expected: Expected;
  readonly #changes = new Map<string, Replacement>();
  readonly #kinds = new Map<number, Kind>();
  readonly #held = new Map<number, string>();
  #usesOther = false;

  constructor(expected: Expected, other: string) {
    this.#expected = expected;
    this.other = other;
  }

  get changes(): readonly Replacement[] {
    return [...this.#changes.values()];
  }

  get usesOther(): boolean {
    return this.#usesOther;
  }

  /** The name under which the failures of a test wait for its end; tests may share their function. */
  heldIn(work: Node, name: string): string {
    const known = this.#held.get(work.id) ?? name;
    this.#held.set(work.id, known);
    return known;
  }

  /** What would make the assertion wrong in this way; null where that cannot be. */
  find(assertion: Assertion, given: Given, kind: Kind): readonly Replacement[] | null {
    if ((this.#kinds.get(assertion.call.id) ?? kind) !== kind) return null;
    switch (kind) {
      case 'literal':
        return this.#literal(assertion, given);
      case 'computed':
        return assertion.computed === null ? null : this.#computed(assertion.computed);
      case 'opposite':
      case 'denial':
        return assertion.opposite.length === 0 || assertion.denies !== (kind === 'denial') ? null : assertion.opposite;
      default:
        return kind satisfies never;
    }
  }

  take(assertion: Assertion, kind: Kind, changes: readonly Replacement[]): void {
    this.#kinds.set(assertion.call.id, kind);
    if (kind === 'computed') this.#usesOther = true;
    this.add(changes);
  }

  add(changes: readonly Replacement[]): void {
    for (const change of changes) {
      const place = `${change.from}-${change.to}`;
      if (!this.#changes.has(place)) this.#changes.set(place, change);
    }
  }

  #literal({ sides, type }: Assertion, given: Given): readonly Replacement[] | null {
    if (type !== null) return [instead(type, `(class extends ${type.text} {})`)];
    for (const { node, compared } of sides) {
      const changes = this.#expected.wrong(node, given, compared);
      if (changes !== null) return changes;
    }
    return null;
  }

  #computed(expression: Node): readonly Replacement[] {
    const { startIndex, endIndex } = bare(expression);
    return [
      { from: startIndex, to: startIndex, text: `${this.other}(` },
      { from: endIndex, to: endIndex, text: ')' },
    ];
  }
}
