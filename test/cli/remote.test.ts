import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admitToken } from '../../campaigns/tokens.js';
import { asCliFailure, EXIT } from '../../cli/failures.js';
import { ratchet } from '../../cli/program.js';
import { storeCampaign, type StoredCampaign } from '../api/stored-campaign.js';
import { openWorld, type World } from '../api/world.js';

const TOKEN = 'a-token-of-enough-length';

describe('the command line with an installation elsewhere', () => {
  let world: World;
  let night: StoredCampaign;
  let told: string;

  beforeEach(async () => {
    world = await openWorld();
    night = await storeCampaign(world.store);
    await admitToken(world.store, TOKEN, { name: 'mine', scope: 'operate', at: '2027-01-01T00:00:00.000Z', until: null });
    vi.stubEnv('RATCHET_API', await world.app.getUrl());
    vi.stubEnv('RATCHET_API_TOKEN', TOKEN);
    told = '';
    const write = (text: string | Uint8Array): boolean => {
      told += String(text);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(write);
    vi.spyOn(process.stderr, 'write').mockImplementation(write);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
    await world.app.close();
  });

  const run = async (...args: readonly string[]): Promise<string> => {
    told = '';
    await ratchet().parseAsync(args, { from: 'user' });
    return told;
  };

  it('says how it stands', async () => {
    expect(await run('status')).toContain(': ready');
    expect(JSON.parse(await run('status', '--json'))).toMatchObject({ state: 'ready', checks: [] });
  });

  it('lists and shows campaigns, also one that has ended', async () => {
    expect(await run('campaign', 'list')).toContain('night');
    expect(await run('campaign', 'show', 'night')).toContain('night: running');
    expect(await run('campaign', 'history', 'night')).toContain('rollback by person');
    await world.store.campaigns.update('night', { status: 'stopped', because: 'enough' });
    expect(JSON.parse(await run('campaign', 'show', 'night', '--json'))).toMatchObject({
      phase: 'ended',
      state: { id: 'night' },
      limits: { modelCalls: 900 },
    });
  });

  it('starts a campaign there, with what was asked', async () => {
    const wanted = ['--suite', 'first-functions', '--name', 'dawn', '--cycles', '3', '--seed', '7'];
    expect(await run('campaign', 'start', ...wanted)).toContain('campaign dawn started at');
    expect(world.prepared).toEqual([{ suite: 'first-functions', name: 'dawn', cycles: 3, seed: 7 }]);
    const json = (await run('campaign', 'start', '--suite', 'first-functions', '--name', 'noon', '--json')).split('\n').slice(1).join('\n');
    expect(JSON.parse(json)).toMatchObject({ state: { id: 'noon' } });
  });

  it('has campaigns begin there by themselves', async () => {
    const made = await run('campaign', 'schedule', 'nightly', '--cron', '0 1 * * *', '--suite', 'first-functions', '--no-inherit');
    expect(made).toContain('schedule nightly at');
    expect(await run('campaign', 'schedule', 'list')).toContain('nightly');
    expect(await run('campaign', 'schedule', 'pause', 'nightly')).toContain('schedule nightly: paused');
    expect(JSON.parse(await run('campaign', 'schedule', 'list', '--json'))).toMatchObject([{ name: 'nightly', paused: true }]);
    await run('campaign', 'schedule', 'resume', 'nightly');
    await run('campaign', 'schedule', 'delete', 'nightly');
    expect(await run('campaign', 'schedule', 'list')).toContain('No schedule yet');
  });

  it('steers, and each order is on the audit log by the name of its token', async () => {
    await run('campaign', 'pause', 'night', '--reason', 'lunch');
    expect(await world.store.campaigns.get('night')).toMatchObject({ status: 'paused', because: 'lunch' });
    await run('campaign', 'resume', 'night');
    expect(await world.store.campaigns.get('night')).toMatchObject({ status: 'running' });
    await run('campaign', 'feedback', 'night', 'look at the slices');
    await run('campaign', 'veto', 'night', 'night@first', '--reason', 'no');
    await run('campaign', 'budget', 'night', '--max-model-calls', '950');
    expect(world.heard).toEqual(['night: look at the slices', `night: veto ${night.first}: no`, 'night: budget: changed by a person']);
    expect(await run('campaign', 'rollback', 'night', '--to', 'night@first', '--dry-run')).toContain('Nothing was touched.');
    expect(await run('campaign', 'rollback', 'night', '--to', 'night@first')).toContain('It is on its way');
  });

  it('looks at strategies by any name that people have for them', async () => {
    expect(await run('strategy', 'list', '--campaign', 'night')).toContain(night.champion);
    expect(await run('strategy', 'show', 'night@champion')).toContain('Check the bounds.');
    expect(await run('strategy', 'show', 'night@champion', '--why')).toContain(`${night.first} -> ${night.champion}`);
    expect(await run('strategy', 'diff', 'night@first', 'night@champion')).toContain('+1. [r1] Check the bounds.');
    expect(await run('strategy', 'export', night.champion.slice(0, 6))).toContain('# Rules');
  });

  it.each([
    ['a name that nobody has', ['campaign', 'show', 'none'], EXIT.usage, 'there is no campaign "none"'],
    ['what needs the machine', ['backup', 'x'], EXIT.usage, 'needs the machine that Ratchet runs on'],
    ['an agent that lies here', ['campaign', 'start', '--suite', 'x', '--agent', 'mine.json'], EXIT.usage, '--agent needs the machine'],
    ['a name that is taken', ['campaign', 'start', '--suite', 'x', '--name', 'night'], EXIT.usage, 'night'],
    ['the stack', ['up'], EXIT.usage, '`ratchet up` needs the machine'],
    ['a page of all that is on record', ['campaign', 'report', 'night', '--html', 'x.html'], EXIT.usage, '--html needs the machine'],
  ] as const)('refuses %s, with the reason', async (_what, args, code, says) => {
    const failure = await run(...args).catch((error: unknown) => asCliFailure(error));
    expect(failure).toMatchObject({ exitCode: code, message: expect.stringContaining(says) });
  });

  it.each([
    ['an empty list', 'application/json', '[]', 200],
    ['an object', 'application/json', '{}', 200],
    ['a page', 'text/html', '<html></html>', 200],
    ['another address', 'text/html', '', 302],
  ])('is told from what is no Ratchet and answers %s', async (_, type, body, status) => {
    const other = createServer((_request, response) => {
      response.writeHead(status, { 'Content-Type': type, ...(status === 302 ? { Location: `${process.env['RATCHET_API']}/` } : {}) });
      response.end(body);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    vi.stubEnv('RATCHET_API', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    for (const args of [['campaign', 'list'], ['status'], ['campaign', 'start', '--suite', 'x']]) {
      const failure = await run(...args).catch((error: unknown) => asCliFailure(error));
      expect(failure).toMatchObject({ exitCode: EXIT.missing, message: expect.stringContaining('is no API of Ratchet') });
    }
    other.close();
  });

  it('says so where nobody answers, and where the token does not hold', async () => {
    vi.stubEnv('RATCHET_API_TOKEN', 'another-token-of-that-length');
    const wrong = await run('campaign', 'list').catch((error: unknown) => asCliFailure(error));
    expect(wrong).toMatchObject({ exitCode: EXIT.usage, message: expect.stringContaining('the token is wrong') });
    vi.stubEnv('RATCHET_API', 'http://127.0.0.1:1');
    const away = await run('campaign', 'list').catch((error: unknown) => asCliFailure(error));
    expect(away).toMatchObject({ exitCode: EXIT.missing, message: expect.stringContaining('does not answer') });
  });
});
