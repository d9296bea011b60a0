import type { Language } from '../../domain/task.js';
import type { Commit, Repositories } from '../../ports/repository.js';
import { rewrite } from '../../syntax/rewrite.js';
import { testModulePath, type TestModule, testModulesIn } from '../../syntax/rust-modules.js';
import type { WithinSources } from './candidates.js';
import { isSource } from './paths.js';

/** What a commit changes in modules of tests that stand in its sources, which Rust's do. */
export async function testsWithinSources(
  repositories: Pick<Repositories, 'text'>,
  repository: string,
  commit: Commit & { readonly parent: string },
  language: Language,
  signal: AbortSignal,
): Promise<WithinSources> {
  const tests: Record<string, string> = {};
  const testsAlone: string[] = [];
  if (language !== 'rust') return { tests, testsAlone };
  for (const { path, kind } of commit.changes) {
    if (kind === 'removed' || !path.startsWith('src/') || !isSource(path, language)) continue;
    const after = await sourceOf((await repositories.text(repository, commit.id, path, signal)) ?? '');
    const before = await sourceOf(kind === 'added' ? '' : ((await repositories.text(repository, commit.parent, path, signal)) ?? ''));
    const changed = after.modules.filter(
      ({ name, body }) => body !== null && before.modules.find((each) => each.name === name)?.body !== body,
    );
    for (const { name, body } of changed) tests[testModulePath(path, name)] = body ?? '';
    if (changed.length > 0 && after.program === before.program) testsAlone.push(path);
  }
  return { tests, testsAlone };
}

interface Source {
  readonly modules: readonly TestModule[];
  /** without them */
  readonly program: string;
}

async function sourceOf(text: string): Promise<Source> {
  const modules = await testModulesIn(text);
  return {
    modules,
    program: rewrite(
      text,
      modules.map(({ from, to }) => ({ from, to, text: '' })),
    ).trim(),
  };
}
