import { describe, expect, it } from 'vitest';
import { withTestModules } from '../../judge/repository/woven.js';
import type { Commit } from '../../ports/repository.js';
import { candidateOf } from '../../suites/repository/candidates.js';
import { testsWithinSources } from '../../suites/repository/within-sources.js';
import { hostOf, testModulePath, testModulesIn } from '../../syntax/rust-modules.js';

const NEVER = new AbortController().signal;
const PROGRAM = 'pub fn add(a: i32, b: i32) -> i32 {\n    a - b\n}\n';
const tests = (name: string, expected: number): string =>
  `\n#[cfg(test)]\nmod ${name} {\n    use super::*;\n\n    #[test]\n    fn adds() {\n        assert_eq!(add(2, 3), ${expected});\n    }\n}\n`;

describe('modules of tests in a source', () => {
  it('are found with what stands in them, as a file of its own', async () => {
    const [found, ...others] = await testModulesIn(`${PROGRAM}${tests('tests', 5)}\nmod plain {}\n#[cfg(feature = "x")]\nmod gated {}\n`);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      name: 'tests',
      body: 'use super::*;\n\n#[test]\nfn adds() {\n    assert_eq!(add(2, 3), 5);\n}\n',
    });
  });

  it('keep a literal that goes over several lines as it is', async () => {
    const text = '#[cfg(test)]\nmod tests {\n    const TEXT: &str = "a\n    b";\n}\n';
    expect((await testModulesIn(text))[0]?.body).toBe('    const TEXT: &str = "a\n    b";\n');
  });

  it('are named by their source', () => {
    expect(testModulePath('src/parse/mod.rs', 'tests')).toBe('src/parse/mod.tests.rs');
    expect(hostOf('src/parse/mod.tests.rs')).toEqual({ source: 'src/parse/mod.rs', name: 'tests' });
    for (const path of ['src/lib.rs', 'tests/.hidden.rs', 'a.tests.js']) expect(hostOf(path)).toBeNull();
  });

  it('make room for trusted ones, whatever they hold', async () => {
    const trusted = '\n#[cfg(test)]\n#[path = "core.tests.rs"]\nmod tests;\n';
    const forged = '\n#[cfg(test)]\n#[allow(dead_code)]\npub mod tests {\n    #[test]\n    fn adds() {}\n}\n';
    expect(await withTestModules('src/core.rs', PROGRAM + forged, ['tests'])).toBe(`${PROGRAM}\n\n${trusted}`);
    expect(await withTestModules('src/core.rs', PROGRAM, ['tests'])).toBe(`${PROGRAM}${trusted}`);
    expect(await withTestModules('src/core.rs', PROGRAM + tests('others', 5), ['tests'])).toContain('mod others {');
  });
});

describe('a commit that changes tests in its sources', () => {
  const commit: Commit & { parent: string } = {
    id: 'c'.repeat(40),
    parent: 'b'.repeat(40),
    at: '2024-05-01T00:00:00Z',
    message: 'Add what add is given',
    changes: [{ path: 'src/core.rs', kind: 'changed' }],
  };
  const looked = async (before: string, after: string) => {
    const repositories = { text: (_r: string, id: string) => Promise.resolve(id === commit.id ? after : before) };
    const within = await testsWithinSources(repositories, '/r', commit, 'rust', NEVER);
    return candidateOf(commit, 'rust', within);
  };

  it('makes a task of these', async () => {
    const fixed = PROGRAM.replace('a - b', 'a + b');
    expect(await looked(PROGRAM + tests('tests', -1), fixed + tests('tests', 5))).toMatchObject({
      run: ['src/core.tests.rs'],
      sources: ['src/core.rs'],
      answer: ['src/core.rs'],
      tests: [],
    });
  });

  it.each([
    ['nothing but them', PROGRAM, PROGRAM + tests('tests', 5), 'changes tests alone'],
    ['none of them', PROGRAM + tests('tests', 5), `${PROGRAM}// more\n${tests('tests', 5)}`, 'changes no tests that can be run'],
  ])('%s', async (_what, before, after, leftOut) => expect(await looked(before, after)).toEqual({ leftOut }));
});
