import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choose, lackOf, survey } from '../../infra/stack/choose.js';
import { mendingCommand } from '../../infra/stack/parts.js';
import type { Probe, Recipe, Way } from '../../infra/stack/way.js';

const way = (name: Way['name'], engine: string, probe: Probe, prepare: Way['prepare'] = async () => `/made/${name}`): Way => ({
  name,
  engine: { name: engine, launch: (command) => ({ command, args: [] }) },
  probe: async () => probe,
  prepare,
});
const recipe = (...ways: readonly Way[]): Recipe => ({ server: 'mongo', title: 'MongoDB', variable: 'MONGODB_URL', ways });
const ready = (executable: string): Probe => ({ state: 'ready', executable, because: executable });
const possible: Probe = { state: 'possible', because: 'can be had' };
const absent: Probe = { state: 'absent', because: 'not here', mend: { packages: ['python3-venv'] } };

describe('the ways to a server', () => {
  let data: string;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'ratchet-ways-'));
  });
  afterEach(async () => rm(data, { recursive: true }));

  it('one that is ready wins over an earlier one that takes work', async () => {
    const found = await survey(
      recipe(way('on PATH', 'a', absent), way('downloaded', 'a', possible), way('built', 'a', ready('/cache/a'))),
      data,
    );
    expect(await choose(found, () => {})).toMatchObject({ executable: '/cache/a' });
  });

  it('one that fails says why, and the next is tried', async () => {
    const failing = way('downloaded', 'a', possible, async () => Promise.reject(new RangeError('connection reset')));
    const lines: string[] = [];
    const chosen = await choose(await survey(recipe(failing, way('built', 'a', possible)), data), (line) => lines.push(line));
    expect(chosen.executable).toBe('/made/built');
    expect(lines).toEqual(['MongoDB, downloaded: connection reset']);
  });

  it('where all fail each reason stands in the message, with the setting that is the way out', async () => {
    const failing = way('built', 'a', possible, async () => Promise.reject(new RangeError('no compiler')));
    await expect(choose(await survey(recipe(failing), data), () => {})).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringMatching(/no compiler[^]*MONGODB_URL/),
    });
  });

  it('state of one engine is never handed to another', async () => {
    await mkdir(join(data, 'ferretdb'));
    await writeFile(join(data, 'ferretdb', 'ratchet.sqlite'), '');
    const both = recipe(way('on PATH', 'mongod', ready('/usr/bin/mongod')), way('built', 'ferretdb', ready('/cache/ferretdb')));
    expect(await choose(await survey(both, data), () => {})).toMatchObject({ executable: '/cache/ferretdb' });
    const onlyOther = await survey(recipe(way('on PATH', 'mongod', ready('/usr/bin/mongod')), way('built', 'ferretdb', absent)), data);
    expect(lackOf(onlyOther)?.because).toContain('this home holds the state of ferretdb');
  });

  it('state that cannot be read is never taken for none', async () => {
    await writeFile(join(data, 'ferretdb'), 'no folder');
    const both = recipe(way('on PATH', 'mongod', ready('/usr/bin/mongod')), way('built', 'ferretdb', ready('/cache/ferretdb')));
    await expect(survey(both, data)).rejects.toMatchObject({
      kind: 'configuration',
      message: expect.stringMatching(/ferretdb cannot be read[^]*RATCHET_HOME/),
    });
  });

  it('what is missing comes with one command that mends all of it', async () => {
    const lack = lackOf(await survey(recipe(way('installed', 'a', absent)), data));
    expect(lack).toMatchObject({ because: 'MongoDB: installed: not here' });
    const lacks = [
      { part: 'chroma', because: '', mend: lack?.mend ?? null },
      { part: 'sandbox', because: '', mend: { packages: ['bubblewrap'] } },
      { part: 'temporal', because: '', mend: { command: 'fetch go' } },
      { part: 'mongo', because: '', mend: { command: 'fetch go' } },
    ];
    expect(mendingCommand(lacks)).toBe('apt-get update && apt-get install -y python3-venv bubblewrap && fetch go');
  });
});
