import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { eachBuild, readyLine } from '../../cli/dev-builds.js';

async function heard(...lines: readonly string[]): Promise<readonly string[]> {
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  await eachBuild(Readable.from(lines.map((line) => `${line}\n`)), {
    report: (line) => told.push(line),
    ready: tell('READY'),
    built: tell('BUILT'),
  });
  return told;
}

it('says once that it is ready, when the first build has ended, and starts again behind each later one without errors', async () => {
  const [good, bad] = ['10:00 - Found 0 errors. Watching', '10:00 - Found 2 errors. Watching'];
  expect(await heard('Starting compilation', '', good, bad, good)).toEqual(['Starting compilation', good, 'READY', bad, good, 'BUILT']);
  expect(await heard(bad, good)).toEqual([bad, good, 'BUILT', 'READY']);
});

it('says where', () => {
  expect(readyLine('ready', 'http://127.0.0.1:7391')).toMatch(/^ready: http:\/\/127\.0\.0\.1:7391; a change/);
});
