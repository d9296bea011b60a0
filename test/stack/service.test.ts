import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProcessBook, readProcesses } from '../../infra/stack/processes.js';
import { startService, type ServiceSpec } from '../../infra/stack/service.js';

describe('a service', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-service-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const shell = (script: string, changes: Partial<ServiceSpec> = {}): ServiceSpec => ({
    name: 'trial',
    title: 'the trial',
    launch: { command: '/bin/sh', args: ['-c', script] },
    logFile: join(folder, 'trial.log'),
    startTimeoutMs: 120_000,
    patienceMs: 2_000,
    isHealthy: async () => true,
    ...changes,
  });
  const book = () => openProcessBook(join(folder, 'processes.json'));

  it('that ends while it starts fails with the end of its log', async () => {
    const spec = shell('echo the disk is full; exit 7', { isHealthy: async () => false });
    await expect(startService(spec, book(), () => {})).rejects.toMatchObject({
      kind: 'unhealthy',
      message: expect.stringMatching(/the trial ended while it started \(exit code 7\)[^]*the disk is full/),
    });
    expect(await readProcesses(join(folder, 'processes.json'))).toEqual({});
  });

  it('of others is given no key and no setting of ours', async () => {
    const secrets = {
      OPENAI_API_KEY: 'sesame-1',
      RATCHET_API_TOKEN: 'sesame-2',
      MONGODB_URL: 'mongodb://u:sesame-3@h/',
      AWS_SECRET_ACCESS_KEY: 'sesame-4',
      DB_PASSWORD: 'sesame-5',
    };
    for (const [name, value] of Object.entries(secrets)) vi.stubEnv(name, value);
    const service = await startService(shell('env; exec sleep 60'), book(), () => {});
    await expect.poll(() => readFile(join(folder, 'trial.log'), 'utf8')).toContain('PATH=');
    await service.stop();
    vi.unstubAllEnvs();
    expect(await readFile(join(folder, 'trial.log'), 'utf8')).not.toContain('sesame');
  });

  it('that never answers is ended, and says how long was waited', async () => {
    const spec = shell('exec sleep 60', { startTimeoutMs: 300, isHealthy: async () => false });
    await expect(startService(spec, book(), () => {})).rejects.toMatchObject({
      message: expect.stringContaining('gave no sign of health within 0.3 s'),
    });
  });

  it('that cannot be started says so', async () => {
    const spec = shell('', { launch: { command: join(folder, 'nothing'), args: [] }, isHealthy: async () => false });
    await expect(startService(spec, book(), () => {})).rejects.toMatchObject({
      kind: 'unhealthy',
      message: expect.stringContaining('the trial ended while it started'),
    });
  });

  it('that ends again and again is started again with longer and longer waits', async () => {
    const lines: string[] = [];
    const service = await startService(shell('sleep 1; exit 1'), book(), (line) => lines.push(line));
    await until(() => lines.filter((line) => line.includes('starts again')).length === 2);
    await service.stop();
    expect(lines.filter((line) => line.includes('starts again'))).toEqual([
      'the trial ended (exit code 1); it starts again in 0.5 s',
      'the trial ended (exit code 1); it starts again in 1 s',
    ]);
  });

  it('that cannot be started again for a while is tried until it can', async () => {
    const lines: string[] = [];
    const logs = join(folder, 'logs');
    await mkdir(logs);
    const service = await startService(shell('sleep 1; exit 1', { logFile: join(logs, 'trial.log') }), book(), (line) => lines.push(line));
    await rename(logs, join(folder, 'away'));
    await until(() => lines.some((line) => line.includes('could not be started: ENOENT')));
    await rename(join(folder, 'away'), logs);
    await until(() => lines.includes('the trial is back'));
    await service.stop();
    expect(await readProcesses(join(folder, 'processes.json'))).toEqual({});
  });

  it('that does not heed the request to end is ended with everything that it started', async () => {
    const spec = shell("trap '' TERM; sleep 61 & echo $! > child; wait", { patienceMs: 200 });
    const service = await startService(
      { ...spec, launch: { ...spec.launch, args: ['-c', `cd ${folder}; ${spec.launch.args[1] ?? ''}`] } },
      book(),
      () => {},
    );
    const pid = (await readProcesses(join(folder, 'processes.json')))['trial']?.pid ?? 0;
    await service.stop();
    // Nobody of the group is left to signal, as soon as the system has taken note of their deaths.
    await expect.poll(() => isGroupAlive(pid), { timeout: 120_000 }).toBe(false);
  });
});

function isGroupAlive(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 300_000;
  while (!condition() && performance.now() < deadline) await sleep(50);
  expect(condition()).toBe(true);
}
