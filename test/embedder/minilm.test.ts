import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../config/config.js';
import { packageRoot } from '../../config/package-root.js';
import { openFolder, readFolder, type LocalModel } from '../../infra/embedder/folder.js';
import { minilmFolder } from '../../infra/embedder/minilm.js';
import { openEmbedder } from '../../infra/embedder/open-embedder.js';
import { embedderPart, prepareEmbedder } from '../../infra/stack/embedder.js';

const goldenSchema = z.array(z.object({ what: z.string(), text: z.string().optional(), vector: z.array(z.number()) }));
/** Longer than the 256 tokens that the model takes. */
const LONG = Array.from({ length: 200 }, (_, at) => `word${at} getIndexOf_${at * 7} [${at}] <= ${at * at};`).join(' ');
const config = readConfig({ ...process.env, RATCHET_EMBEDDER: 'minilm' });

describe('an embedder that is not there', () => {
  const nowhere = { RATCHET_CACHE: '/nowhere/cache', RATCHET_NO_INSTALL: '1' };

  it('is a part that the doctor misses, with the command that mends it', async () => {
    const mend = 'RATCHET_EMBEDDER=minilm RATCHET_NO_INSTALL=0 ratchet doctor --fix';
    const missing = readConfig({ ...nowhere, RATCHET_EMBEDDER: 'minilm' });
    expect(await embedderPart(missing)).toMatchObject({ part: 'embedder', way: null, mend, looked: [{ way: 'minilm', state: 'absent' }] });
    await expect(prepareEmbedder(missing, () => undefined)).rejects.toThrow(mend);
    const folder = readConfig({ ...nowhere, RATCHET_EMBEDDER: '/nowhere/model' });
    expect(await embedderPart(folder)).toMatchObject({ way: null, mend: expect.stringContaining('unset RATCHET_EMBEDDER') });
  });

  it('is none where nobody asks for one', async () => {
    const found = await embedderPart(readConfig(nowhere));
    expect(found).toMatchObject({ mend: null, way: expect.stringContaining('hashing: hashing-v1 compares words') });
  });
});

describe('all-MiniLM-L6-v2', () => {
  let model: LocalModel;
  let golden: z.infer<typeof goldenSchema>;
  beforeAll(async () => {
    await prepareEmbedder(config, (line) => process.stderr.write(`${line}\n`));
    model = await openFolder(await readFolder(minilmFolder(config.cache)));
    golden = goldenSchema.parse(JSON.parse(await readFile(join(packageRoot, 'test/embedder/minilm.json'), 'utf8')));
  }, 20 * 60_000);

  it('embeds as others do: code, other scripts, control characters, nothing, and more than it takes', () => {
    for (const { what, text = LONG, vector } of golden) {
      const found = model.embed(text);
      const cosine = found.reduce((sum, each, at) => sum + each * (vector[at] ?? 0), 0) / Math.hypot(...vector);
      expect([what, cosine >= 0.9999]).toEqual([what, true]);
    }
  });

  it.skipIf(!existsSync(join(packageRoot, 'dist/infra/embedder/thread.js')))(
    'is an embedder in a thread of its own, and gives the same from there (skipped where dist/ is not built)',
    async () => {
      const embedder = await openEmbedder(config);
      expect([embedder.name, embedder.dimension]).toEqual(['minilm-v1', 384]);
      const texts = ['a loop that ends too early', ''];
      expect(await embedder.embed(texts, AbortSignal.timeout(550_000))).toEqual(texts.map((text) => model.embed(text)));
      await expect(embedder.embed(texts, AbortSignal.abort())).rejects.toMatchObject({ kind: 'unavailable' });
    },
    300_000,
  );
});
