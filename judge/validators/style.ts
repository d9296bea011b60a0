import type { Check } from '../../domain/generate/order.js';
import type { Files, Language } from '../../domain/task.js';
import type { Sandbox } from '../../ports/sandbox.js';

const MOST_TOLD = 3;

/** No more of what a linter finds than there was. */
export async function styleCheck(
  { language, before, after }: { readonly language: Language; readonly before: Files; readonly after: Files },
  sandbox: Pick<Sandbox, 'lint'>,
  signal: AbortSignal,
): Promise<Check> {
  const paths = Object.keys(after);
  const [given, found] = [
    await sandbox.lint({ language, files: before, paths }, signal),
    await sandbox.lint({ language, files: { ...before, ...after }, paths }, signal),
  ];
  if (given === null) return { name: 'style', passed: null, words: `no linter of ${language} is to be had here` };
  // it has read the program as it was: what it cannot read now is the answer's fault
  if (found === null) return { name: 'style', passed: false, words: 'the linter could not read it to the end' };
  const told = found.slice(0, MOST_TOLD).map(({ path, line, message }) => `; ${path} line ${line}: ${message}`);
  return {
    name: 'style',
    passed: found.length === 0 || found.length < given.length,
    words: `${found.length} findings of the linter, ${given.length} before${told.join('')}`,
  };
}
