import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLines } from '../../suites/source/read.js';

it('tells a line that is no text from one that is empty', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-lines-'));
  const file = join(folder, 'lines');
  await writeFile(file, Buffer.concat([Buffer.from('one\n\n'), Buffer.from([0xe9, 10]), Buffer.from('two')]));
  const found: (string | null)[] = [];
  for await (const line of readLines(file)) found.push(line);
  expect(found).toEqual(['one', '', null, 'two']);
  await rm(folder, { recursive: true });
});
