import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfImports } from '../../workers/hash-of-imports.js';

const FILES = {
  'workflows/index.js': `export * from './campaign.js';\n`,
  'workflows/campaign.js': `import {\n  gate,\n} from '../domain/gate.js';\nimport { proxy } from '@engine/workflow';\n`,
  'domain/gate.js': `import '../ports/clock.js';\nimport { x } from '../workflows/campaign.js';\n`,
  'ports/clock.js': `export const now = 1;\n`,
  'infra/apart.js': `export {};\n`,
};

describe('the hash of what a bundle is made of', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-imports-'));
    for (const [path, text] of Object.entries(FILES)) await write(path, text);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const hash = (engine = '1', ...more: readonly string[]): Promise<string> =>
    hashOfImports(
      ['workflows/index.js', ...more].map((path) => join(folder, path)),
      engine,
    );

  it.each(['workflows/campaign.js', 'domain/gate.js', 'ports/clock.js'] as const)('is another when %s is', async (path) => {
    const before = await hash();
    await write(path, `${FILES[path]}// changed\n`);
    expect(await hash()).not.toBe(before);
  });

  it('is another with another engine, and the same whatever else lies there', async () => {
    const before = await hash();
    await write('infra/apart.js', 'changed');
    expect(await hash()).toBe(before);
    expect(await hash('2')).not.toBe(before);
  });

  it('is another with what is bundled beside it, and when that is another', async () => {
    const before = await hash('1', 'infra/apart.js');
    expect(before).not.toBe(await hash());
    await write('infra/apart.js', 'changed');
    expect(await hash('1', 'infra/apart.js')).not.toBe(before);
  });

  it('follows TypeScript, which names what it will be compiled to', async () => {
    await write('own/index.ts', `export * from './part.js';\n`);
    await write('own/part.ts', 'export const part: number = 1;\n');
    const entries = [join(folder, 'own/index.ts')];
    const before = await hashOfImports(entries, '1');
    await write('own/part.ts', 'export const part: number = 2;\n');
    expect(await hashOfImports(entries, '1')).not.toBe(before);
  });
});
