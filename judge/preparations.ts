import { LANGUAGES } from '../domain/task.js';
import { linterFor } from './linters/linters.js';
import { openLanguages } from './languages/index.js';
import type { Preparation, ToolHost } from './tool-host.js';

/** All that the languages and linters which the tools at hand allow would have prepared; nothing of it is made. */
export async function preparationsOf({ find }: Pick<ToolHost, 'find'>): Promise<readonly Preparation[]> {
  const named = new Map<string, Preparation>();
  const tools: ToolHost = {
    find,
    prepare: (preparation) => {
      named.set(preparation.name, preparation);
      return Promise.resolve({ source: preparation.name, box: `/${preparation.name}` });
    },
  };
  const found = (await openLanguages(tools)).found();
  await Promise.all(
    found.flatMap((language) => [language.splitDriver(), ...language.frameworks.map((framework) => language.runner(framework))]),
  );
  await Promise.all(
    found.map(async ({ compiler, programTools }) => {
      await compiler?.();
      await programTools?.();
    }),
  );
  await Promise.all(LANGUAGES.map((language) => linterFor(language, tools)));
  return [...named.values()];
}
