import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../judge/collect.js';

describe('what is taken of a submission', () => {
  it('is what stands at an editable path', () => {
    const job = {
      files: { 'gcd.py': 'old', 'node.py': 'node' },
      editable: ['gcd.py', 'data.txt'],
      candidate: { 'gcd.py': 'new', 'data.txt': 'x', 'node.py': 'mine', 'conftest.py': '' },
    };
    expect(collect(job, ['.py'])).toEqual({
      files: { 'gcd.py': 'new', 'node.py': 'node', 'data.txt': 'x' },
      sources: ['gcd.py'],
      rejectedPaths: ['conftest.py', 'node.py'],
    });
  });

  it.each(['../gcd.py', '/gcd.py', './gcd.py', 'a/../gcd.py', 'a//gcd.py', 'gcd.py\0', 'a\\gcd.py', ''])(
    'is never %j, not even where it is editable',
    (path) => {
      expect(collect({ files: {}, editable: [path], candidate: { [path]: 'x' } }, ['.py'])).toEqual({
        files: {},
        sources: [],
        rejectedPaths: [path],
      });
    },
  );

  it('loses nothing: each path is taken or rejected', () => {
    const path = fc.constantFrom('a.py', 'b.py', '../c.py', 'd/e.py', '__proto__');
    fc.assert(
      fc.property(fc.array(path), fc.uniqueArray(path), (editable, submitted) => {
        const { files, rejectedPaths } = collect(
          { files: {}, editable, candidate: Object.fromEntries(submitted.map((each) => [each, each])) },
          ['.py'],
        );
        expect([...Object.keys(files), ...rejectedPaths].toSorted()).toEqual(submitted.toSorted());
      }),
    );
  });
});
