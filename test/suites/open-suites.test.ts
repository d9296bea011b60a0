import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suitePreparation } from '../../api/campaigns/suite-preparation.js';
import { details } from '../api/details.js';
import { readConfig } from '../../config/config.js';
import { packageRoot } from '../../config/package-root.js';
import { openReference } from '../../suites/open-suites.js';
import { openWorld, type World } from '../api/world.js';
import { openFakeStore } from '../support/fake-store.js';

let home = '';
let open = '';
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'ratchet-open-')));
  open = join(home, 'suites');
  await mkdir(open);
  await cp(join(packageRoot, 'suites/selfimprovebench'), join(open, 'mine'), { recursive: true });
  await cp(join(open, 'mine'), join(home, 'private'), { recursive: true });
  await symlink(join(home, 'private'), join(open, 'way-out'));
  await symlink(join(home, 'circle'), join(home, 'circle'));
  await writeFile(join(home, 'secret.jsonl'), '{"key": "hunter2"}\n');
  await writeFile(join(open, 'notes.jsonl'), 'password: hunter2\n');
  spawnSync('mkfifo', [join(open, 'pipe')]);
});
afterAll(async () => rm(home, { recursive: true }));

describe('a suite that the API is asked for', () => {
  it.each(['selfimprovebench', 'mine', './mine'])('may be %s', async (reference) => {
    expect(await openReference(reference, [join(home, 'none'), open])).toBe(
      reference === 'selfimprovebench' ? reference : join(open, 'mine'),
    );
  });

  it('may be named by its path, and by a format', async () => {
    expect(await openReference(join(open, 'mine'), [open])).toBe(join(open, 'mine'));
    expect(await openReference('humaneval:notes.jsonl', [open])).toBe(`humaneval:${join(open, 'notes.jsonl')}`);
  });

  it.each([
    '/etc',
    '../private',
    'way-out',
    'humaneval:/etc/passwd',
    'humaneval:../secret.jsonl',
    'quixbugs:way-out',
    'nowhere',
    '.\0',
    'x'.repeat(5_000),
    'file:///etc',
    '../circle/x',
  ])('is refused like one that is not there: %j', async (reference) => {
    await expect(openReference(reference, [open])).rejects.toThrow(
      /^suite: there is no suite that may be named here, .*; a suite is one that ships, or one in .*suites \(RATCHET_SUITES\)/,
    );
  });
});

describe('the API', () => {
  let world: World;
  beforeAll(async () => {
    const store = openFakeStore();
    world = await openWorld({
      parts: { store, preparation: suitePreparation(store, { ...readConfig({ RATCHET_MODEL: 'm' }), suites: [open] }) },
    });
  });
  afterAll(() => world.app.close());

  it.each([
    '/etc',
    '/dev/zero',
    'pipe',
    'humaneval:pipe',
    'humaneval:/etc/passwd',
    'humaneval:notes.jsonl',
    `mbpp:${'../'.repeat(20)}etc/hostname`,
  ])('answers %s at once, shortly, and with nothing of what lies there', async (suite) => {
    const answer = await request(world.app.getHttpServer()).post('/api/v1/campaigns').send({ suite });
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(1_500);
    expect(answer.text).not.toMatch(/hunter2|root:|nologin/);
    expect(details(answer.body).length).toBeGreaterThan(0);
  });

  it('starts a campaign on a suite of an open folder', async () => {
    const { body } = await request(world.app.getHttpServer()).post('/api/v1/campaigns').send({ suite: 'mine', name: 'night' }).expect(201);
    expect(body).toMatchObject({ id: 'night', config: { suite: 'selfimprovebench' } });
  });
});

describe('the folders that are open to the API', () => {
  it('are suites/ of the home, unless others are named', () => {
    expect(readConfig({ RATCHET_HOME: '/h' }).suites).toEqual(['/h/suites']);
    expect(readConfig({ RATCHET_SUITES: '/a:/b' }).suites).toEqual(['/a', '/b']);
  });
});
