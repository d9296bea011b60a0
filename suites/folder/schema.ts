import { z } from 'zod';
import { DEFAULT_REPO_LIMITS, REPO_FRAMEWORKS } from '../../domain/repo-task.js';
import { DIFFICULTIES, FRAMEWORKS, LANGUAGES, PROGRAM_KINDS, TASK_KINDS } from '../../domain/task.js';
import { casesSchema, limitsSchema, taskPathSchema } from '../../schemas/cases.js';

const nameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens');

/** No process can be given a NUL. */
const commandSchema = z
  .string()
  .min(1)
  .max(10_000)
  .regex(/^[^\0]*$/, 'expected a command without a NUL character');

/** Shell commands that set up what tasks need, after what a manifest says. */
const setupSchema = z.array(commandSchema).min(1).max(50);

/** `suite.json`; the tasks are the folders beside it. */
export const suiteFileSchema = z.strictObject({
  name: nameSchema,
  description: z.string().min(1),
  setup: setupSchema.optional(),
  /** which of the tasks are meant where nobody says in which language, or of which kinds */
  usual: z.strictObject({ language: z.enum(LANGUAGES).optional(), kinds: z.array(z.enum(TASK_KINDS)).min(1).optional() }).default({}),
});

/** Files that an answer may change. */
const editableSchema = z.array(taskPathSchema).superRefine((paths, context) => {
  const seen = new Set<string>();
  for (const [index, path] of paths.entries()) {
    if (seen.has(path)) context.addIssue({ code: 'custom', path: [index], message: 'stands twice; name each file once' });
    seen.add(path);
  }
});

/** `task.json` */
export const taskFileSchema = z.strictObject({
  id: nameSchema,
  language: z.enum(LANGUAGES),
  kind: z.enum(PROGRAM_KINDS, `expected one of ${TASK_KINDS.join(', ')}`),
  family: nameSchema,
  prompt: z.string().trim().min(1),
  editable: editableSchema.min(1),
  limits: limitsSchema.default(limitsSchema.parse({})),
  bugClass: z.string().min(1).optional(),
  difficulty: z.enum(DIFFICULTIES).optional(),
  setup: setupSchema.optional(),
  /** only with `tests/`: which tests are shown; the files of a side are those that its ids name */
  tests: z
    .strictObject({ framework: z.enum(FRAMEWORKS), visible: z.array(z.string()).min(1), hidden: z.array(z.string()).min(1) })
    .optional(),
});
export type TaskFile = z.infer<typeof taskFileSchema>;

/** `task.json` of what is written about a program, or shown: a task of these has one editable file. */
const writtenBase = z.strictObject({
  id: nameSchema,
  language: z.enum(LANGUAGES),
  family: nameSchema,
  prompt: z.string().trim().min(1),
  editable: z.array(taskPathSchema).length(1, 'expected one file, the one that is written'),
  limits: limitsSchema.default({ ...limitsSchema.parse({}), wallMs: 20_000, cpuMs: 10_000 }),
  difficulty: z.enum(DIFFICULTIES).optional(),
  setup: setupSchema.optional(),
});
const wordingsSchema = z
  .union([
    z
      .string()
      .min(1)
      .transform((only) => [only]),
    z.array(z.string().min(1)).min(1),
  ])
  .array();
/** Of the faults on a side: how many must be noticed; how many there are at most. */
export const shareSchema = z.number().min(0).max(1);
export const faultsSchema = z.int().min(1).max(50);
const elementsSchema = z.array(z.string().regex(/^#?[A-Za-z][\w-]*$/, 'expected a tag, or an id with # before it')).min(1);
export const writtenTaskFileSchema = z.discriminatedUnion('kind', [
  writtenBase.extend({
    kind: z.literal('tests'),
    /** `program`: the file that is tested */
    validation: z.strictObject({ program: taskPathSchema, share: shareSchema.default(0.8), faults: faultsSchema.default(10) }),
  }),
  writtenBase.extend({
    kind: z.literal('docs'),
    /** `program`: the file that holds the function `name`; `mentions`: what must be said, each in one wording or one of several */
    validation: z.strictObject({
      program: taskPathSchema,
      name: z.string().min(1),
      mentions: z.strictObject({ visible: wordingsSchema.default([]), hidden: wordingsSchema.min(1) }),
    }),
  }),
  writtenBase.extend({
    kind: z.literal('ui'),
    validation: z.strictObject({ elements: z.strictObject({ visible: elementsSchema, hidden: elementsSchema }) }),
  }),
]);
export type WrittenTaskFile = z.infer<typeof writtenTaskFileSchema>;

const idsSchema = z.array(z.string().min(1).max(1_000)).max(5_000);

/** `task.json` of a task of kind `repo`; the tests' files lie in `tests/`, the right answer in `reference.patch`. */
export const repoTaskFileSchema = z.strictObject({
  id: nameSchema,
  language: z.enum(LANGUAGES),
  kind: z.literal('repo'),
  family: nameSchema,
  /** all tasks of a suite name one, or none */
  pool: z.enum(['train', 'gate', 'sealed']).optional(),
  prompt: z.string().trim().min(1),
  /** files of the checkout, in `files/`, that an answer of whole files may change; empty: only a patch can be the answer */
  editable: editableSchema.default([]),
  limits: limitsSchema.default(DEFAULT_REPO_LIMITS),
  bugClass: z.string().min(1).optional(),
  repo: z.strictObject({
    repository: z.string().min(1).max(2_000),
    commit: z.string().regex(/^[0-9a-f]{40}$/, 'expected all 40 hexadecimal digits of a commit'),
    environment: z
      .strictObject({
        setup: z.array(commandSchema).max(50).default([]),
        inputs: z.array(taskPathSchema).max(200).default([]),
        image: z.string().min(1).optional(),
      })
      .default({ setup: [], inputs: [] }),
    framework: z.enum(REPO_FRAMEWORKS),
    testCommand: z.string().min(1).max(10_000),
    failToPass: idsSchema.min(1),
    passToPass: idsSchema.default([]),
    /** of those that must pass: what is shown */
    visible: idsSchema.min(1),
    /** nobody knows a right answer yet: there is no `reference.patch` */
    unsolved: z.literal(true).optional(),
    /** beside the tests' files: paths, and folders that end in a slash */
    readOnly: z.array(z.string().min(1)).max(1_000).default([]),
  }),
});
export type RepoTaskFile = z.infer<typeof repoTaskFileSchema>;

/** `cases.json` with both sides; one plain list of cases is split by the loader */
export const casesFileSchema = z.strictObject({ visible: casesSchema, hidden: casesSchema });
