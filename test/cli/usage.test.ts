import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packageVersion } from '../../config/package-root.js';
import { run } from '../../cli/run.js';

const home = mkdtempSync(join(tmpdir(), 'ratchet-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As a person runs it, but for the process: `process.test.ts` has that. */
describe('the ratchet command', () => {
  const told = { stdout: '', stderr: '' };
  beforeEach(() => {
    vi.stubEnv('RATCHET_HOME', home);
    for (const name of ['stdout', 'stderr'] as const) {
      told[name] = '';
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        told[name] += String(text);
        return true;
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  it.each([
    { args: ['--help'], status: 0, says: /Usage: ratchet/ },
    { args: ['campaign', 'start', '--help'], status: 0, says: /--max-model-calls <n>/ },
    { args: ['--version'], status: 0, says: new RegExp(`^${packageVersion()}\n$`) },
    { args: ['--bogus'], status: 2, says: /unknown option '--bogus'/ },
    { args: ['nonsense'], status: 2, says: /unknown command 'nonsense'/ },
    {
      args: ['solve'],
      status: 2,
      says: /^error: required option '--suite <suite>' not specified; for example: --suite selfimprovebench; `ratchet solve --help` says more\n$/,
    },
    {
      args: ['campaign', 'start', '--suite'],
      status: 2,
      says: /option '--suite <suite>' argument missing; for example: --suite selfimprovebench; `ratchet campaign start --help` says more/,
    },
    {
      args: ['campaign', 'start', '--suite', 'x', '--acceptance'],
      status: 2,
      says: /argument missing; for example: --acceptance [a-z]+; `ratchet campaign start --help`/,
    },
    { args: ['campaign', 'show'], status: 2, says: /missing required argument 'name'; for example: ratchet campaign show night; `ratchet/ },
    { args: ['memory', 'show'], status: 2, says: /missing required argument 'id'; for example: ratchet memory show [a-z0-9]+; / },
    {
      args: ['solve', '--suite', 'nope'],
      status: 2,
      says: /there is no suite "nope": there are first-functions, selfimprovebench, whole-programs; `ratchet suite list` lists all/,
    },
    {
      args: ['solve', '--suite', 'selfimprovebench', '--task', 'no-such-task'],
      status: 2,
      says: /--task: there is no task in selfimprovebench "no-such-task": there are /,
    },
    {
      args: ['suite', 'check', '/etc'],
      status: 2,
      says: /^ratchet: \/etc\/suite\.json: is missing; a suite is a folder with suite\.json, and one folder a task\n$/,
    },
    { args: ['suite', 'check', 'humaneval:/etc/passwd'], status: 2, says: /nothing in it can be used\n(?!.*root:)/ },
    { args: ['suite', 'check', 'mbpp:/dev/zero'], status: 2, says: /is no regular file and no folder/ },
    {
      args: ['campaign', 'start', '--suite', 'selfimprovebench', '--cycles', '0'],
      status: 2,
      says: /'--cycles <n>' argument '0' is invalid/,
    },
    {
      args: ['campaign', 'start', '--suite', 'selfimprovebench', '--acceptance', 'maybe'],
      status: 2,
      says: /Allowed choices are gate, greedy, fixed/,
    },
    { args: ['campaign', 'start', '--suite', 'selfimprovebench', '--deadline', '2020-01-01'], status: 2, says: /has passed already/ },
    { args: ['experiment', '--help'], status: 0, says: /run .*\n[^]*list[^]*show[^]*watch[^]*stop[^]*report/ },
    {
      args: ['experiment', 'run', 'E9'],
      status: 2,
      says: /^ratchet: there is no experiment that ships, and no JSON file, "E9": there are E1, E2, E3, E4, E5; /,
    },
    { args: ['experiment', 'run', 'E1', '--suite', 'nope'], status: 2, says: /there is no suite "nope": there are first-functions/ },
    { args: ['experiment', 'run', 'E1', '--seeds', '0'], status: 2, says: /argument '0' is invalid/ },
    {
      args: ['experiment', 'run', 'E2', '--cycles', '2', '--seeds', '1'],
      status: 2,
      says: /improvementSlope: cannot be given: it needs cycles 6/,
    },
    { args: ['experiment', 'run', '/etc/passwd'], status: 2, says: /\/etc\/passwd: is no JSON \(line 1, column 1\)/ },
    { args: ['experiment', 'show', 'E1', '--json'], status: 0, says: /"title": "Does reflection help\?"/ },
    { args: ['experiment', 'watch', 'night'], status: 3, says: /ratchet up/ },
    { args: ['campaign', 'show', 'night'], status: 3, says: /ratchet up/ },
    { args: ['campaign', '--help'], status: 0, says: /rollback .*\n[^]*schedule/ },
    { args: ['campaign', 'rollback', 'night'], status: 2, says: /required option '--to <version>'/ },
    { args: ['campaign', 'rollback', '--help'], status: 0, says: /--dry-run/ },
    { args: ['campaign', 'budget', 'night'], status: 2, says: /give --max-model-calls, --max-cost-usd or both/ },
    { args: ['campaign', 'budget', 'night', '--max-model-calls', '0'], status: 2, says: /argument '0' is invalid/ },
    { args: ['campaign', 'feedback', 'night', 'fine', '--accepted'], status: 2, says: /need --attempt or --strategy/ },
    {
      args: ['campaign', 'feedback', 'night', 'fine', '--accepted', '--rejected', '--strategy', 'x'],
      status: 2,
      says: /cannot be used with option '--rejected'/,
    },
    { args: ['campaign', 'veto', 'night', 'x'], status: 2, says: /required option '--reason <text>'/ },
    { args: ['campaign', 'schedule', 'nights', '--suite', 'selfimprovebench'], status: 2, says: /required option '--cron <expression>'/ },
    {
      args: ['campaign', 'schedule', 'nights', '--suite', 'selfimprovebench', '--cron', '0 1 * * *', '--deadline', '06:30'],
      status: 2,
      says: /a schedule has many nights: use --max-hours/,
    },
    { args: ['campaign', 'schedule', 'list'], status: 3, says: /ratchet up/ },
  ])('$args ends with $status and says what is wrong', async ({ args, status, says }) => {
    expect(await run(['node', 'ratchet', ...args])).toBe(status);
    expect(`${told.stdout}${told.stderr}`).toMatch(says);
    expect(told.stderr).not.toMatch(/\n {4}at /);
    // Nothing half-done: no stack was begun for a command that could not be meant.
    expect(readdirSync(home)).toEqual([]);
  });
});
