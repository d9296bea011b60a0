import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeIn, placeOf, placeSentence } from '../../../domain/agent/places.js';

const PATCH = [
  'diff --git a/src/a.py b/src/a.py\n--- a/src/a.py\n+++ b/src/a.py\n@@ -10,3 +10,3 @@ def windowed(seq, n):\n x\n-y\n+z\n x\n',
  'diff --git a/tests/test_a.py b/tests/test_a.py\n--- a/tests/test_a.py\n+++ b/tests/test_a.py\n@@ -1 +1 @@\n-a\n+b\n',
].join('');

describe('a place of a repository', () => {
  it('is what was mended, beside the tests that failed', () => {
    expect(placeOf(['tests/test_a.py'], PATCH, ['tests/'])).toEqual({
      tests: ['tests/test_a.py'],
      paths: ['src/a.py'],
      inside: ['def windowed(seq, n):'],
    });
  });

  it.each([
    ['no patch', ['t.py'], ''],
    ['no patch of a program', ['t.py'], PATCH.slice(PATCH.indexOf('diff', 4))],
    ['no test', [], PATCH],
  ])('is none where there is %s', (_, tests, patch) => {
    expect(placeOf(tests, patch, ['tests/'])).toBeNull();
  });

  it('is read out of its sentence as it was, whatever its files are called', () => {
    const path = string({ minLength: 1, maxLength: 20 }).filter((text) => !/[`\n]/.test(text));
    const paths = array(path, { minLength: 1, maxLength: 4 });
    assert(
      property(paths, paths, array(path, { maxLength: 4 }), (tests, where, inside) => {
        expect(placeIn(placeSentence({ tests, paths: where, inside }))).toEqual({ tests, paths: where });
      }),
    );
    expect(placeIn('Look at the sign.')).toBeNull();
  });
});
