import { spawn } from 'node:child_process';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Docker from 'dockerode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { packageRoot } from '../../config/package-root.js';
import { ownerName } from '../../judge/bubblewrap/owner.js';
import { connect, type Engine } from '../../judge/docker/engine.js';
import { imagesFor } from '../../judge/docker/image.js';
import { DockerBackend } from '../../judge/docker/backend.js';
import { DockerTools } from '../../judge/docker/tools.js';
import { openSandbox } from '../../judge/index.js';
import { Judge, type OpenSandbox } from '../../judge/judge.js';
import { openLanguages } from '../../judge/languages/index.js';
import { call, GCD, gcdJob } from '../contract/sandbox.js';
import { DOCKER_TIMEOUT_MS, whyNoDocker, withDocker } from '../support/docker.js';
import { processesWith } from '../support/processes.js';

const cache = join(tmpdir(), 'ratchet-test-sandbox');
const POLL = { timeout: 300_000, interval: 50 };
let engine: Engine;

const open = (): Promise<OpenSandbox> => openSandbox({ cache, backend: 'docker', concurrency: 1, report: () => {} });

/** Boxes of one judge, by their first process. */
async function boxes(owner: string = ownerName()): Promise<readonly Docker.ContainerInfo[]> {
  const all = await engine.docker.listContainers({ all: true, filters: { label: [`ratchet.owner=${hostname()}/${owner}`] } });
  return all.filter(({ Command }) => Command.includes('/ratchet/init'));
}

async function killBoxes(): Promise<void> {
  // one of them may end meanwhile
  await Promise.allSettled((await boxes()).map(({ Id }) => engine.docker.getContainer(Id).kill()));
}

/** A candidate that starts a process of this name and never returns. */
function sleeper(marker: string): string {
  return `import subprocess\ndef gcd(a, b):\n    subprocess.run(["sleep", "${marker}"])\n`;
}

/** A judge in a process of its own, built before the tests run. */
function startJudge(marker: string): { readonly pid: number; readonly kill: () => void } {
  const job = gcdJob(sleeper(marker), undefined, { wallMs: 500_000, cpuMs: 500_000 });
  const module = pathToFileURL(join(packageRoot, 'dist/judge/index.js')).href;
  const script = `const { openSandbox } = await import(${JSON.stringify(module)});
    const sandbox = await openSandbox({ cache: ${JSON.stringify(cache)}, backend: 'docker', concurrency: 2, report: () => {} });
    await sandbox.judge(${JSON.stringify(job)}, new AbortController().signal);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') };
}

describe.skipIf((await whyNoDocker()) !== null)('the Docker box', () => {
  withDocker();
  beforeAll(async () => {
    engine = await connect();
  });

  describe('when something is killed', () => {
    it('is gone with its judge, the boxes that wait as well', async () => {
      const marker = `6${Date.now() % 100_000_000}`;
      const judge = startJudge(marker);
      await expect.poll(() => processesWith(`sleep\0${marker}`).length, POLL).toBe(1);
      const owner = ownerName(judge.pid);
      await expect.poll(() => boxes(owner), POLL).not.toEqual([]);
      judge.kill();
      await expect.poll(() => processesWith(`sleep\0${marker}`), POLL).toEqual([]);
      await expect.poll(() => boxes(owner), POLL).toEqual([]);
    });

    it('leaves to the next judge what was never started, and takes nothing of a judge that lives', async () => {
      const { box } = await imagesFor(LANGUAGES);
      const create = (owner: string): Promise<Docker.Container> =>
        engine.docker.createContainer({ Image: box, Cmd: ['true'], Labels: { 'ratchet.owner': owner } });
      const [ofDead, ofLiving, ofElsewhere] = [
        await create(`${hostname()}/1-1`),
        await create(`${hostname()}/${ownerName()}`),
        await create('another-machine/1-1'),
      ];
      const sandbox = await open();
      await sandbox.close();
      await expect(ofDead.inspect()).rejects.toMatchObject({ statusCode: 404 });
      for (const left of [ofLiving, ofElsewhere]) await left.remove();
    });

    it('blames no candidate for what was done from outside', async () => {
      const sandbox = await open();
      const marker = `5${Date.now() % 100_000_000}`;
      const judging = sandbox.judge(gcdJob(sleeper(marker), undefined, { wallMs: 120_000 }), new AbortController().signal);
      for (let round = 0; round < 2; round += 1) {
        await expect.poll(() => processesWith(`sleep\0${marker}`).length, POLL).toBe(1);
        await killBoxes();
        await expect.poll(() => processesWith(`sleep\0${marker}`).length, POLL).toBe(0);
      }
      expect(await judging).toMatchObject({ status: 'void', errorClass: null, reason: 'the box was killed from outside' });
      await sandbox.close();
    });

    it('is replaced when it was killed while it waited', async () => {
      const sandbox = await open();
      const judge = (): Promise<Verdict> => sandbox.judge(gcdJob(GCD), new AbortController().signal);
      await judge();
      await expect.poll(() => boxes(), POLL).not.toEqual([]);
      await killBoxes();
      expect(await judge()).toMatchObject({ status: 'passed' });
      await sandbox.close();
      expect(await boxes()).toEqual([]);
    });
  });

  describe('its first process', () => {
    let sandbox: OpenSandbox;
    beforeAll(async () => {
      sandbox = await open();
    }, DOCKER_TIMEOUT_MS);
    afterAll(() => sandbox.close());

    const ATTACKS: readonly [string, string][] = [
      ['every signal', 'import os\nfor number in range(1, 65):\n    if number not in (17,): os.kill(1, number)\nreturn 0'],
      ['every process', 'import os, signal\nos.kill(-1, signal.SIGKILL)\nreturn 0'],
      [
        'its limits',
        'import resource\nfor kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_NOFILE):\n    try: resource.prlimit(1, kind, (0, 0))\n    except OSError: pass\nreturn 0',
      ],
      [
        'its turn on the processor',
        'import os\nfor work in (lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)), lambda: os.setpriority(os.PRIO_PROCESS, 1, 19)):\n    try: work()\n    except OSError: pass\nreturn 0',
      ],
      [
        'its memory and its descriptors',
        'import os\nseen = []\nfor name in ("mem", "environ", "maps", "fd/0", "fd/1", "fd/4"):\n    try: open(f"/proc/1/{name}", "rb+"); seen.append(name)\n    except OSError: pass\nif seen: print(seen)\nreturn 17 if seen else 0',
      ],
      [
        'memory that nobody else can give back',
        'import os\ntry:\n    with open("/proc/self/oom_score_adj", "w") as file: file.write("-1000")\nexcept OSError: pass\nfor n in range(40):\n    try: os.write(os.open(f"/tmp/{n}", os.O_CREAT | os.O_WRONLY), bytes(10 ** 7))\n    except OSError: pass\nreturn len(bytearray(10 ** 9))',
      ],
    ];

    it.each(ATTACKS)('outlives a candidate that goes for %s, and the verdict is its own', async (_, body) => {
      const code = `def gcd(a, b):\n${body
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n')}\n`;
      const verdict = await sandbox.judge(gcdJob(code, { trust: 'split', cases: [call([17, 0], 17)] }), new AbortController().signal);
      expect(verdict).toMatchObject({ status: 'failed', reason: expect.not.stringMatching('outside') });
    });
  });

  describe('whose control groups cannot be read here', () => {
    it('is measured by what its engine tells', async () => {
      const images = await imagesFor(LANGUAGES);
      const tools = new DockerTools(engine, images, () => {});
      const far = new DockerBackend({ engine, images, tools, isLocal: false });
      expect(far.guarantees().find(({ what }) => what === 'cpu')?.level).toBe('weak');
      const judge = new Judge({
        backend: far,
        guarantees: far.guarantees(),
        languages: await openLanguages(tools),
        tools,
        workspaces: null,
        version: '',
        concurrency: 1,
      });
      const verdictOf = (code: string): Promise<Verdict> =>
        judge.judge(gcdJob(code, undefined, { memoryMb: 64, cpuMs: 2_000 }), new AbortController().signal);
      expect(await verdictOf(GCD)).toMatchObject({ status: 'passed' });
      expect(await verdictOf('def gcd(a, b):\n    return len(bytearray(10**9))\n')).toMatchObject({
        status: 'failed',
        errorClass: 'Resource',
        reason: 'more than 64 MB of memory',
      });
      expect(await verdictOf('def gcd(a, b):\n    while True: pass\n')).toMatchObject({ status: 'failed', errorClass: 'Timeout' });
      await judge.close();
    });
  });
});
