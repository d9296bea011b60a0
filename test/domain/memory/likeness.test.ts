import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bugClassOf } from '../../../domain/memory/bug-class.js';
import { contentHash, saidBefore, type Said } from '../../../domain/memory/likeness.js';

const KEY =
  'f(3) returned 2, expected 3\ndef f(items):\n    total = 0\n    for i in range(len(items) - 1):\n        total += items[i]\n    return total';
const row = (more: Partial<Said> = {}): Said => ({
  kind: 'fix',
  language: 'python',
  key: KEY,
  sentence: 'A loop that stops one short misses the last item: look at the bound of the range first.',
  symptom: 'the last item is missing',
  remedy: 'raise the bound by one',
  edit: 'range(len(items) - 1) -> range(len(items))',
  ...more,
});

describe('a row that says again what another one said', () => {
  it('has the same content, whatever the white space', () => {
    const said = row();
    expect(saidBefore(row({ sentence: `  ${said.sentence.replaceAll(' ', '\n')}` }), [said])).toBe(said);
    expect(contentHash(row({ sentence: `${said.sentence}\n` }))).toBe(contentHash(said));
  });

  it('or nearly so: found by the same, in nearly the same words', () => {
    const said = row();
    expect(saidBefore(row({ symptom: 'the last item is lost' }), [said])).toBe(said);
    expect(saidBefore(row({ key: KEY.replaceAll('items', 'cells') }), [said])).toBeNull();
    expect(saidBefore(row({ sentence: 'Begin the sum at the first item.', remedy: 'begin elsewhere', edit: '' }), [said])).toBeNull();
  });

  it('never is of another kind, language or repository', () => {
    fc.assert(
      fc.property(fc.constantFrom<Partial<Said>>({ kind: 'lesson' }, { language: 'rust' }, { repository: 'r' }), (other) => {
        expect(saidBefore(row(other), [row()])).toBeNull();
      }),
    );
  });

  it('is found for each row among any others', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.record({ key: text, sentence: text }), { minLength: 1, maxLength: 8 }), fc.nat(), (made, pick) => {
        const rows = made.map((each) => row(each));
        const one = rows[pick % rows.length] ?? row();
        const found = saidBefore({ ...one }, rows);
        expect(found).not.toBeNull();
        expect(found === null ? null : contentHash(found)).toBe(contentHash(one));
      }),
    );
  });
});

describe('the class of a mistake', () => {
  it.each([
    ['a < b', 'a <= b', 'operator'],
    ['x = 1', 'x = 2', 'value'],
    ['return True', 'return False', 'value'],
    ['return a + b', 'return a + c', 'variable'],
    ['f(x)', 'f(x)\ng(x)', 'missing-logic'],
    ['f(x)\ng(x)', 'f(x)', 'excess-logic'],
    ['f(x) + 1', 'g(x, 2) + 1', 'several-places'],
    ['a and b', 'a or b', 'operator'],
    ['f(x + 1)', 'f(x [ 2 ])', 'logic'],
  ])('%s, mended to %s, is %s', (before, answer, found) => {
    expect(bugClassOf({ before, answer })).toBe(found);
  });

  it('is none where nothing was changed', () => {
    expect(bugClassOf({ before: 'f(x)', answer: 'f(x)' })).toBeNull();
  });
});
