import { patchOf, type RepoPart } from '../../domain/repo-task.js';
import { type PatchedFile, patchOfFiles, readPatch } from '../../domain/patch.js';
import type { Files, FrameworkTests, Limits } from '../../domain/task.js';
import type { ErrorClass, TestResult } from '../../domain/verdict.js';
import { isTaskPath } from '../../schemas/cases.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { clean, failed, missing, passed } from '../evidence.js';
import { heldAgainst } from '../in-process/controls.js';
import { drawn, runControls } from '../in-process/control-runs.js';
import { type Judgement, NO_USAGE, sumUsage } from '../judgement.js';
import { type Controls, type LanguageSupport, noControls } from '../languages/language.js';
import { tarOf } from '../docker/tar.js';
import type { BoxWorkspace } from '../workspace/box-workspace.js';
import type { BoxWorkspaces } from '../workspace/workspaces.js';
import { REPO_RUNNERS } from './frameworks.js';
import { filesOfIds, runTests, type TestRun } from './run-tests.js';
import { isListed, steers } from './steering.js';
import { layTests } from './woven.js';

/** A job that is judged in a checkout. */
export interface RepositoryJob {
  readonly repo: RepoPart;
  readonly candidate: Files;
  readonly editable: readonly string[];
  readonly tests: FrameworkTests;
  readonly limits: Limits;
}

export interface RepositoryJudgement {
  readonly judgement: Judgement;
  readonly rejectedPaths: readonly string[];
}

/**
 * The answer is put on a fresh workspace, the trusted tests are laid over it and run. What passes is held against its controls,
 * each run of which has a workspace of its own, as other tests that run in one process with what they test.
 */
export async function judgeRepository(
  workspaces: BoxWorkspaces,
  language: LanguageSupport,
  job: RepositoryJob,
  signal: AbortSignal,
): Promise<RepositoryJudgement> {
  const taken = takenOf(job, language);
  if ('refused' in taken) return { judgement: refusal(job.tests, taken.refused), rejectedPaths: taken.rejectedPaths };
  const { rejectedPaths } = taken;
  const run = (tests: FrameworkTests): Promise<Judgement> => runOnce(workspaces, job, { taken, tests }, signal);
  const judgement = await run(job.tests);
  const controls = await controlsFor(language, job);
  const ran = await runControls(judgement, { language, tests: testsForControls(job), controls, run });
  return { judgement: heldAgainst(judgement, controls, ran), rejectedPaths };
}

async function controlsFor(language: LanguageSupport, job: RepositoryJob): Promise<Controls> {
  const tests = testsForControls(job);
  return REPO_RUNNERS[job.repo.framework].controls === null ? noControls(tests) : language.controls(tests, drawn);
}

function testsForControls({ repo, tests }: RepositoryJob): FrameworkTests {
  return { ...tests, framework: REPO_RUNNERS[repo.framework].controls ?? tests.framework };
}

/** What of an answer is put on the checkout. */
type Taken = { readonly patch: string; readonly files: Files; readonly rejectedPaths: readonly string[] };
type NotTaken = { readonly refused: string; readonly rejectedPaths: readonly string[] };

function takenOf({ repo, candidate, editable, tests }: RepositoryJob, language: LanguageSupport): Taken | NotTaken {
  const isSource = (path: string): boolean => language.sourceEndings.some((ending) => path.endsWith(ending));
  const isTaken = (path: string): boolean =>
    isTaskPath(path) &&
    !isListed(path, repo.readOnly) &&
    !Object.hasOwn(tests.files, path) &&
    !steers(path) &&
    (!isSource(path) || language.isSubmittable(path));
  const patch = patchOf(candidate);
  if (patch === null) {
    const paths = Object.keys(candidate).toSorted();
    const allowed = paths.filter((path) => editable.includes(path) && isTaken(path));
    const files = Object.fromEntries(allowed.map((path) => [path, candidate[path] ?? '']));
    return { patch: '', files, rejectedPaths: paths.filter((path) => !allowed.includes(path)) };
  }
  if (patch.trim() === '') return { patch: '', files: {}, rejectedPaths: [] };
  const read = readPatch(patch);
  if ('refused' in read) return { refused: read.refused, rejectedPaths: [] };
  const isWhole = (file: PatchedFile): boolean => isTaken(file.path) && (file.from === null || isTaken(file.from));
  return {
    patch: patchOfFiles(read.files.filter(isWhole)),
    files: {},
    rejectedPaths: read.files
      .filter((file) => !isWhole(file))
      .map((file) => file.path)
      .toSorted(),
  };
}

async function runOnce(
  workspaces: BoxWorkspaces,
  job: RepositoryJob,
  { taken, tests }: { readonly taken: Taken; readonly tests: FrameworkTests },
  signal: AbortSignal,
): Promise<Judgement> {
  const workspace = await workspaces.open(job.repo.source, job.limits, signal);
  try {
    const refused = await put(workspace, taken, tests.files);
    if (refused !== null) return refusal(tests, refused);
    return judgementOf(await runTests(workspace, job.repo, filesOfIds(tests.files, tests.ids, isTestFile), signal), tests, job.limits);
  } finally {
    await workspace.close();
  }
}

async function put(workspace: BoxWorkspace, { patch, files }: Taken, tests: Files): Promise<string | null> {
  if (patch !== '') {
    const applied = await workspace.apply(patch);
    if (applied.kind === 'refused') return applied.why;
  }
  const written = Object.keys(files).length === 0 ? null : await workspace.lay(tarOf(files));
  const laid = written ?? (await layTests(workspace, tests));
  return laid === null ? null : `the tests could not be laid over it: ${laid.why}`;
}

function isTestFile(path: string): boolean {
  return /\.(?:py|[cm]?[jt]sx?|rs|java|kt|groovy)$/.test(path);
}

/** Nothing ran: the answer is no change that could be tried. */
function refusal(tests: FrameworkTests, why: string): Judgement {
  const message = clean(`the patch was not taken: ${why}`);
  return {
    step: 'collect',
    errorClass: 'Logic',
    tests: tests.ids.map((id) => missing(id, message)),
    diagnostics: [],
    usage: NO_USAGE,
    output: '',
    reason: message,
    untrustedCoverage: null,
  };
}

function judgementOf({ reported, end, printed }: TestRun, tests: FrameworkTests, limits: Limits): Judgement {
  const counts = new Map<string, number>();
  for (const { id } of reported) counts.set(id, (counts.get(id) ?? 0) + 1);
  const stop = stopOf(end.ended, limits);
  const otherwise = stop?.message ?? (reported.length === 0 ? lastLines(printed, end.exitCode) : 'not reported');
  const results = new Map(reported.map((each) => [each.id, each]));
  const resultOf = (id: string): TestResult => {
    const each = results.get(id);
    if (each === undefined) return missing(id, otherwise);
    if ((counts.get(id) ?? 0) > 1) return failed(id, 'reported twice');
    if (each.status === 'passed') return passed(id);
    return failed(id, each.status === 'skipped' ? 'skipped, which does not count as passed' : clean(each.message) || 'failed');
  };
  return {
    step: reported.length === 0 ? 'load' : 'test',
    errorClass: stop?.errorClass ?? null,
    tests: tests.ids.map(resultOf),
    diagnostics: [],
    usage: sumUsage(NO_USAGE, { wallMs: end.wallMs, cpuMs: end.cpuMs, peakMemoryMb: end.peakMemoryMb, outputBytes: end.outputBytes }),
    output: '',
    reason: stop?.reason ?? '',
    untrustedCoverage: null,
  };
}

function stopOf(
  ended: TestRun['end']['ended'],
  limits: Limits,
): { readonly errorClass: ErrorClass; readonly message: string; readonly reason: string } | null {
  switch (ended) {
    case 'exit':
      return null;
    case 'timeout':
      return { errorClass: 'Timeout', message: 'the tests did not end in time', reason: `no end after ${limits.wallMs / 1_000} s` };
    case 'memory':
      return { errorClass: 'Resource', message: 'ran out of memory', reason: `more than ${limits.memoryMb} MB of memory` };
    case 'output':
      return { errorClass: 'Resource', message: 'wrote more output than the limit', reason: `more than ${limits.outputKb} KB of output` };
    default:
      return ended satisfies never;
  }
}

/** What a build or a collection that failed has said of it: for evidence, and never for the class. */
function lastLines(printed: string, exitCode: number): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  return clean(`no test was reported (exit code ${exitCode}): ${lines.slice(-4).join(' ')}`);
}

/** The job of the sandbox as this one's, where it is one. */
export function repositoryJob(job: JudgeJob): RepositoryJob | null {
  const { repo, checks } = job;
  if (repo === undefined || checks.trust !== 'in-process') return null;
  return { repo, candidate: job.candidate, editable: job.editable, tests: checks.tests, limits: job.limits };
}
