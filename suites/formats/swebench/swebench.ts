import { dirname } from 'node:path';
import { z } from 'zod';
import { readPatch } from '../../../domain/patch.js';
import type { Language, Task } from '../../../domain/task.js';
import { DataSet } from '../../source/data-set.js';
import { familyOf, slug } from '../../repository/family.js';
import { type Format, type LeftOut, sorted } from '../format.js';
import { readRecords, rowFiles, textIn } from '../records.js';
import { Clone } from '../checkout/clone.js';
import { ENVIRONMENTS, type Environments, readEnvironments } from '../checkout/environments.js';
import { taskInCheckout } from '../checkout/task.js';
import { isUnittestName, languageOf, placedTests } from '../checkout/test-names.js';
import { testFiles } from './test-files.js';

/** A list, or the text of one, as the published files have it. */
const namesSchema = z.preprocess(
  (value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue('expected a list of names, or the text of one in JSON');
      return z.NEVER;
    }
  },
  z.array(z.string().min(1)),
);

const rowSchema = z.object({
  instance_id: z.string().regex(/^\w[\w.-]*$/, 'expected letters, digits, dots, hyphens and underscores, a letter or digit first'),
  repo: z.string().regex(/^[\w-][\w.-]*\/[\w-][\w.-]*$/, 'expected OWNER/NAME'),
  base_commit: z.string().regex(/^[0-9a-f]{40}$/, 'expected all 40 hexadecimal digits of a commit'),
  problem_statement: z.string().trim().min(1),
  patch: z.string().min(1),
  test_patch: z.string().min(1),
  // a set that was converted may have a number
  version: z.union([z.string(), z.number().transform(String)]).nullish(),
  FAIL_TO_PASS: namesSchema,
  PASS_TO_PASS: namesSchema,
});
type Row = z.infer<typeof rowSchema>;

/** SWE-bench as published, one row a line or a list of all, with clones of its repositories in `repos/` beside it. */
export const swebench: Format = {
  languages: ['python', 'rust'],
  async load(set, wanted) {
    const files = await rowFiles(set, [ENVIRONMENTS]);
    const home = set.kind === 'file' ? await DataSet.at(dirname(set.path)) : set;
    const environments = await readEnvironments(home);
    return sorted(await readRecords(set, files, { schema: rowSchema, about, taskOf: (row) => taskOf(row, home, environments) }, wanted));
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: Language | null } {
  return { task: textIn(raw, 'instance_id'), language: languageOf(textIn(raw, 'test_patch') ?? '') };
}

async function taskOf(row: Row, home: DataSet, environments: Environments): Promise<Task | LeftOut> {
  const { instance_id: id, repo, base_commit: commit, version = null } = row;
  const language = languageOf(row.test_patch);
  const left = (reason: string): LeftOut => ({ task: id, language, reason });
  for (const field of ['patch', 'test_patch'] as const) {
    const read = readPatch(row[field]);
    if ('refused' in read) return left(`"${field}" cannot be taken: ${read.refused}`);
  }
  if (language === null) return left('its tests are neither Python nor Rust, and their names in this form do not say where they stand');
  const clone = await Clone.of(home, repo);
  const paths = await clone.paths(commit);
  const files = await testFiles(row.test_patch, (path) => clone.text(commit, path));
  if ('refused' in files) return left(`"test_patch" cannot be taken: ${files.refused}`);
  const { ids: failToPass, unplaced } = placedTests(row.FAIL_TO_PASS, files.tests, language);
  const [lacking] = unplaced;
  // without one of those that must turn, another task would be judged
  if (lacking !== undefined) return left(`${JSON.stringify(lacking)} of FAIL_TO_PASS is no name by which a test can be found in its tests`);
  const passToPass = placedTests(row.PASS_TO_PASS, files.tests, language).ids.filter((each) => !failToPass.includes(each));
  return taskInCheckout(environments, {
    id,
    language,
    family: slug(`${repo}-${familyOf(row.patch)}`),
    prompt: `In the repository ${repo}:\n\n${row.problem_statement}`,
    repo,
    version,
    repository: clone.path,
    commit,
    paths,
    tests: files.tests,
    areUnittests: row.FAIL_TO_PASS.every(isUnittestName),
    failToPass,
    passToPass,
    reference: row.patch,
  });
}
