import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOnHost, HostTools, preparedFolder } from '../../judge/host-tools.js';
import { pytestPreparation } from '../../judge/languages/python/pytest-install.js';
import { findPython } from '../../judge/languages/python/toolchain.js';

let cache = '';
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'ratchet-tools-'));
  await chmod(cache, 0o755);
});
afterEach(async () => rm(cache, { recursive: true }));

describe('what a language needs, at its first use', () => {
  it('is made whole, once, by whoever is first, and says so', async () => {
    const preparation = {
      name: 'thing',
      key: '1',
      doing: 'making the thing',
      make: async (work: {
        write(files: Record<string, string>): Promise<void>;
        run(command: readonly string[]): Promise<string>;
        readonly path: string;
      }) => {
        await work.write({ 'src/a.txt': 'a' });
        await work.run(['sh', '-c', `cp ${work.path}/src/a.txt b.txt`]);
      },
    };
    const folder = preparedFolder(cache, preparation);
    await mkdir(`${folder}.half-1-1-killed`, { recursive: true });
    const lines: string[] = [];
    const tools = new HostTools(cache, (line) => lines.push(line));
    const made = await Promise.all([tools.prepare(preparation), tools.prepare(preparation)]);
    expect(made).toEqual([
      { source: folder, box: '/mnt/ratchet/thing' },
      { source: folder, box: '/mnt/ratchet/thing' },
    ]);
    expect(lines[0]).toBe('making the thing, once …');
    expect(await readdir(dirname(folder))).toHaveLength(1);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['b.txt', 'src']));
    const again = new HostTools(cache, (line) => expect.fail(line));
    expect(await again.prepare(preparation)).toEqual(made[0]);
  });

  it('leaves nothing when it fails, and says what failed', async () => {
    const preparation = {
      name: 'broken',
      key: '1',
      doing: 'breaking',
      make: async (work: { run(command: readonly string[]): Promise<string> }) =>
        void (await work.run(['sh', '-c', 'echo no luck >&2; exit 3'])),
    };
    await expect(new HostTools(cache, () => {}).prepare(preparation)).rejects.toMatchObject({
      kind: 'sandbox-unavailable',
      message: 'sh -c echo no luck >&2; exit 3 failed: no luck',
    });
    expect(await readdir(dirname(preparedFolder(cache, preparation)))).toEqual([]);
  });

  it('is pytest for Python, and says what is missing where it cannot be installed', async () => {
    const tools = new HostTools(cache, () => {});
    const { source } = await tools.prepare(await pytestPreparation(await findPython({ find: findOnHost })));
    expect(await readdir(source)).toContain('pytest');
    const broken = await pytestPreparation({ path: '/bin/false', version: '3.99.0' });
    const alone = {
      ...broken,
      make: (work: Parameters<typeof broken.make>[0]) =>
        broken.make({ ...work, run: (command) => work.run(['/bin/false', ...command.slice(1)]) }),
    };
    await expect(tools.prepare(alone)).rejects.toMatchObject({
      message: expect.stringMatching(/^pytest could not be installed \(.*\); needed: pip \(apt-get install -y python3-pip\)/),
    });
  });
});
