import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../domain/verdict.js';
import { ownerName } from '../../judge/bubblewrap/owner.js';
import { treeOf } from '../../judge/bubblewrap/process-tree.js';
import { openSandbox } from '../../judge/index.js';
import { packageRoot } from '../../config/package-root.js';
import { GCD, gcdJob } from '../contract/sandbox.js';
import { processesWith } from '../support/processes.js';

/** Kept from run to run: pytest is installed into it once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');
const GROUPS = '/sys/fs/cgroup/memory/ratchet';

/** A judge in a process of its own, built before the tests run, busy with a candidate that holds on to everything. */
function startJudge(marker: string): { readonly pid: number; readonly kill: () => void } {
  const code = `import os, signal, subprocess, time\nfor each in (signal.SIGTERM, signal.SIGHUP): signal.signal(each, signal.SIG_IGN)\nsubprocess.Popen(["sleep", "${marker}"], start_new_session=True)\ntime.sleep(600)\n`;
  const job = gcdJob(code, undefined, { wallMs: 500_000, cpuMs: 500_000 });
  const module = pathToFileURL(join(packageRoot, 'dist/judge/index.js')).href;
  const script = `const { openSandbox } = await import(${JSON.stringify(module)});
    const sandbox = await openSandbox({ cache: ${JSON.stringify(cache)}, backend: 'bubblewrap', concurrency: 2, report: () => {} });
    await sandbox.judge(${JSON.stringify(job)}, new AbortController().signal);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') };
}

function boxesOfThisProcess(): number[] {
  return treeOf(process.pid).filter((pid) => processesWith('bwrap').includes(pid));
}

/** The next box is started while the verdict of the last one is on its way: it may not stand at once. */
async function waitingBoxes(): Promise<readonly number[]> {
  await expect.poll(boxesOfThisProcess, { timeout: 120_000 }).not.toEqual([]);
  return boxesOfThisProcess();
}

function groupOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}

describe('a box that is killed while it waits', () => {
  it('is replaced, and no verdict is lost', async () => {
    const sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    const judge = (): Promise<Verdict> => sandbox.judge(gcdJob(GCD), new AbortController().signal);
    await judge();
    for (const pid of await waitingBoxes()) process.kill(pid, 'SIGKILL');
    expect(await judge()).toMatchObject({ status: 'passed' });
    await sandbox.close();
    expect(boxesOfThisProcess()).toEqual([]);
  });
});

describe('a box that is killed while its candidate runs', () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('by %s blames no candidate', async (signal) => {
    const sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    const marker = `7${Date.now() % 100_000_000}`;
    const code = `import os, subprocess\ndef gcd(a, b):\n    subprocess.run(["sleep", "${marker}"])\n`;
    const judging = sandbox.judge(gcdJob(code, undefined, { wallMs: 60_000 }), new AbortController().signal);
    for (let round = 0; round < 2; round += 1) {
      await expect.poll(() => processesWith(`sleep\0${marker}`).length, { timeout: 120_000 }).toBe(1);
      for (const pid of boxesOfThisProcess()) process.kill(pid, signal);
      await expect.poll(() => processesWith(`sleep\0${marker}`).length, { timeout: 120_000, interval: 1 }).toBe(0);
    }
    expect(await judging).toMatchObject({ status: 'void', errorClass: null, reason: 'the box was killed from outside' });
    await sandbox.close();
  });

  it('hears nothing of a Ctrl-C: it is in no process group of a terminal', async () => {
    const sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    await sandbox.judge(gcdJob(GCD), new AbortController().signal);
    expect((await waitingBoxes()).map(groupOf)).not.toContain(groupOf(process.pid));
    await sandbox.close();
  });
});

describe('a judge that is killed', () => {
  it('leaves no process behind, and the next one sweeps its groups', async () => {
    const marker = `8${Date.now() % 100_000_000}`;
    const judge = startJudge(marker);
    await expect.poll(() => processesWith(`sleep\0${marker}`).length, { timeout: 120_000 }).toBe(1);
    const owner = ownerName(judge.pid);
    judge.kill();
    await expect.poll(() => processesWith(`sleep\0${marker}`), { timeout: 120_000 }).toEqual([]);
    const next = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    expect(existsSync(GROUPS) ? readdirSync(GROUPS) : []).not.toContain(owner);
    await next.close();
  });
});
