import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Checks } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import type { BoxProgram } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { call, GCD, GCD_PYTEST, gcdJob, sandboxContract } from '../contract/sandbox.js';
import { openWithoutGroups } from '../support/boxes.js';
import { processesWith } from '../support/processes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

sandboxContract('bubblewrap without control groups', openWithoutGroups);

const ONE: Checks = { trust: 'split', cases: [call([1, 1], 1)] };
const TOO_MUCH = { status: 'failed', errorClass: 'Resource', reason: 'more than 64 MB of memory' };
const BOMBS: readonly (readonly [string, string, Checks])[] = [
  ['one process at once', 'import time\ndef gcd(a, b):\n    kept = b"x" * 10**9\n    time.sleep(60)\n', ONE],
  ['one process bit by bit', 'def gcd(a, b):\n    kept = []\n    while True: kept.append(b"x" * 10**6)\n', ONE],
  [
    'a family, each of it little',
    'import os, time\ndef gcd(a, b):\n    for _ in range(8):\n        if os.fork() == 0:\n            kept = b"x" * (40 * 10**6)\n            time.sleep(60)\n    time.sleep(60)\n',
    ONE,
  ],
  [
    'the child of a thread',
    'import subprocess, threading, time\ndef gcd(a, b):\n    threading.Thread(target=lambda: subprocess.run(["/usr/bin/python3", "-c", "import time; kept = b\'x\' * 10**9; time.sleep(60)"])).start()\n    time.sleep(60)\n',
    ONE,
  ],
  [
    'shared memory',
    'import mmap, time\ndef gcd(a, b):\n    shared = mmap.mmap(-1, 10**9)\n    for at in range(0, 10**9, 4096): shared[at] = 1\n    time.sleep(60)\n',
    ONE,
  ],
  [
    'files without a name',
    'import os\ndef gcd(a, b):\n    fds = [os.memfd_create("x") for _ in range(50)]\n    for fd in fds: os.write(fd, bytes(8 << 20))\n    while True: pass\n',
    ONE,
  ],
  ['a test', 'import time\ndef gcd(a, b):\n    kept = b"x" * 10**9\n    time.sleep(60)\n', GCD_PYTEST],
];

/** Addresses are not memory: these promise much and use little. */
const THRIFTY: readonly (readonly [string, string])[] = [
  ['maps what it never touches', 'import mmap\nkept = mmap.mmap(-1, 2 * 10**9)\n'],
  [
    'has children one after the other',
    'import subprocess\nfor _ in range(4): subprocess.run(["/usr/bin/python3", "-c", "kept = b\'x\' * 30_000_000"], check=True)\n',
  ],
];

describe('memory without control groups', () => {
  let sandbox: OpenSandbox;
  const judge = (job: JudgeJob): Promise<Verdict> => sandbox.judge(job, new AbortController().signal);
  const small = { ...DEFAULT_LIMITS, memoryMb: 64 };
  beforeAll(async () => {
    sandbox = await openWithoutGroups();
  });
  afterAll(() => sandbox.close());

  it.each(BOMBS)('filled by %s is Resource', async (_, code, checks) => {
    expect(await judge(gcdJob(code, checks, small))).toMatchObject(TOO_MUCH);
  });

  it.each(THRIFTY)('is enough for what %s', async (_, code) => {
    expect(await judge(gcdJob(`${code}${GCD}`, undefined, small))).toMatchObject({ status: 'passed' });
  });

  it('is given back whole when it was too much', async () => {
    const marker = `8${Date.now() % 100_000_000}`;
    const code = `import subprocess\ndef gcd(a, b):\n    subprocess.Popen(["/bin/sleep", "${marker}"], start_new_session=True)\n    kept = b"x" * 10**9\n    subprocess.run(["/bin/sleep", "60"])\n`;
    expect(await judge(gcdJob(code, ONE, small))).toMatchObject(TOO_MUCH);
    await expect.poll(() => processesWith(`sleep\0${marker}`), { timeout: 120_000 }).toEqual([]);
  });
});

describe('a box that is ended while it starts', () => {
  it('leaves nothing, whenever that is', async () => {
    const backend = await openBubblewrap(await mkdtemp(join(tmpdir(), 'ratchet-box-')), false);
    const marker = `ended-early-${process.pid}`;
    const program: BoxProgram = { name: 'sleep', command: ['/bin/sleep', '60'], env: { MARKER: marker }, folders: [], job: false };
    for (let delayMs = 0; delayMs < 40; delayMs += 0.25) {
      const box = await backend.start({ program, limits: DEFAULT_LIMITS });
      await sleep(delayMs);
      await box.destroy();
    }
    await backend.close();
    await expect.poll(() => processesWith(marker), { timeout: 120_000 }).toEqual([]);
  });
});
