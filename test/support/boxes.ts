import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Verdict } from '../../domain/verdict.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { HostTools } from '../../judge/host-tools.js';
import { openSandbox } from '../../judge/index.js';
import { Judge, type OpenSandbox } from '../../judge/judge.js';
import { openLanguages } from '../../judge/languages/index.js';
import { proveGuarantees } from '../../judge/self-test.js';
import type { JudgeJob } from '../../ports/sandbox.js';

/** Kept from run to run: what is installed is installed once. */
export const CACHE = join(tmpdir(), 'ratchet-test-sandbox');

export function openNamed(backend: 'docker' | 'bubblewrap'): Promise<OpenSandbox> {
  return openSandbox({ cache: CACHE, backend, concurrency: 1, report: say });
}

/** One sandbox on bubblewrap for the tests of a describe. */
export function withBubblewrap(): { readonly sandbox: () => OpenSandbox; readonly judge: (job: JudgeJob) => Promise<Verdict> } {
  let opened: OpenSandbox | null = null;
  beforeAll(async () => {
    opened = await openNamed('bubblewrap');
  }, OPENING_MS);
  afterAll(() => opened?.close());
  const sandbox = (): OpenSandbox => {
    if (opened === null) throw new TypeError('the sandbox opens before the first test');
    return opened;
  };
  return { sandbox, judge: (job) => sandbox().judge(job, new AbortController().signal) };
}

/** What a language needs may have to be made first. */
const OPENING_MS = 600_000;

/** Boxes as on a machine that lends no control groups, also where this one does. */
export async function openWithoutGroups(): Promise<OpenSandbox> {
  const tools = new HostTools(CACHE, say);
  const [languages, backend] = await Promise.all([openLanguages(tools), openBubblewrap(join(CACHE, 'sandbox'), false)]);
  return new Judge({
    backend,
    languages,
    tools,
    workspaces: null,
    guarantees: await proveGuarantees(backend, languages.probing()),
    version: 'without control groups',
    concurrency: 1,
  });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
