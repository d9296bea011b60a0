import { z } from 'zod';
import { type Environment, PLAIN_COMMANDS } from '../../../domain/repo-task.js';
import type { Language } from '../../../domain/task.js';
import { SuiteFailure } from '../../failure.js';
import { ecosystemOf } from '../../repository/ecosystem.js';
import type { DataSet } from '../../source/data-set.js';
import { jsonOf, problemsOf } from '../../source/json.js';

export const ENVIRONMENTS = 'environments.json';
const FRAMEWORKS = ['pytest', 'unittest', 'cargo'] as const;

/** `OWNER/NAME`, or `OWNER/NAME@VERSION` for the rows of one version, or `*` for all: what their files do not say. */
const fileSchema = z.record(
  z.string(),
  z.strictObject({
    setup: z.array(z.string().min(1)).optional(),
    /** `{id}` stands for the row, as names of images have it */
    image: z.string().min(1).optional(),
    inputs: z.array(z.string().min(1)).optional(),
    framework: z.enum(FRAMEWORKS).optional(),
    testCommand: z.string().min(1).optional(),
  }),
);
export type Environments = z.infer<typeof fileSchema>;

/** How the checkout of a row is set up, and its tests are run. */
export interface Running {
  readonly environment: Environment;
  readonly framework: (typeof FRAMEWORKS)[number];
  readonly testCommand: string;
}

/** What a person says of the repositories of a set. Throws SuiteFailure where the file does not fit. */
export async function readEnvironments(home: DataSet): Promise<Environments> {
  if ((await home.kindOf(ENVIRONMENTS)) === 'nothing') return {};
  const value = jsonOf(home.where(ENVIRONMENTS), await home.text(ENVIRONMENTS));
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) throw new SuiteFailure(problemsOf(home.where(ENVIRONMENTS), parsed.error, value));
  return parsed.data;
}

interface Of {
  readonly id: string;
  readonly repo: string;
  readonly version: string | null;
  readonly language: Language;
  readonly paths: readonly string[];
  readonly areUnittests: boolean;
  readonly alsoSetup?: readonly string[];
}

export function runningOf(environments: Environments, { id, repo, version, language, paths, areUnittests, alsoSetup = [] }: Of): Running {
  const said = { ...environments['*'], ...environments[repo], ...environments[`${repo}@${version ?? ''}`] };
  const image = said.image?.replaceAll('{id}', inImageName(id));
  const { environment } = ecosystemOf(language, paths, '');
  const framework = said.framework ?? (language === 'rust' ? 'cargo' : areUnittests ? 'unittest' : 'pytest');
  const usual = framework === 'unittest' && paths.includes(OWN_RUNNER) ? OWN_RUNNER_COMMAND : PLAIN_COMMANDS[framework];
  return {
    environment:
      image === undefined
        ? { setup: said.setup ?? [...environment.setup, ...alsoSetup], inputs: said.inputs ?? environment.inputs }
        : // an image has what the tests need
          { setup: said.setup ?? [], inputs: said.inputs ?? [], image },
    framework,
    testCommand: said.testCommand ?? usual,
  };
}

/** As the published images write it: they may hold no capitals, and no two underscores in a row. */
function inImageName(id: string): string {
  return id.toLowerCase().replaceAll('__', '_1776_');
}

/** Django's: it stands beside its tests, and takes modules by their names from there. */
const OWN_RUNNER = 'tests/runtests.py';
const OWN_RUNNER_COMMAND = `python3 ${OWN_RUNNER} --verbosity 2 --settings=test_sqlite --parallel 1 $(printf '%s\\n' {files} | sed 's/^tests[.]//')`;
