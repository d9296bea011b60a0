import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { answered, openStubbedCommand, type Ran, type StubbedCommand, writePlusOneSuite } from '../support/stubbed-command.js';

/** The stub answers wrong where this stands in the question. */
const HARM = 'never add anything to a number';

const result = z.object({ decision: z.string(), passes: z.boolean(), run: z.string(), comparison: z.object({ pairs: z.number() }) });

describe('the gate of a pipeline', () => {
  let command: StubbedCommand;
  let harmed: string;
  let asked = 0;

  beforeAll(async () => {
    command = await openStubbedCommand((request) => {
      asked += 1;
      const sum = JSON.stringify(request.body).includes(HARM) ? 'n' : 'n + 1';
      return answered(request, `\`\`\`python\ndef f(n):\n    return ${sum}\n\`\`\``);
    });
    await writePlusOneSuite(join(command.folder, 'suite'), ['one', 'two']);
    const strategy = { ...FIRST_STRATEGY, rules: [{ id: 'harm', text: HARM, pinned: false }] };
    await writeFile(join(command.folder, 'harmed.json'), JSON.stringify({ strategy }));
    const { out } = await command.ratchet('strategy', 'import', join(command.folder, 'harmed.json')).ended;
    harmed = out.trim().split(/\s+/)[0] ?? '';
  });
  afterAll(() => command.close(), 120_000);

  function gate(strategy: string, runs: number, ...more: readonly string[]): Ran['ended'] {
    const options = ['--suite', join(command.folder, 'suite'), '--attempts', '1', '--runs', String(runs)];
    return command.ratchet('gate', '--baseline', 'first', '--strategy', strategy, ...options, ...more).ended;
  }

  it('ends with 1 where a fall is shown, and writes page, Markdown and XML', async () => {
    const files = ['page', 'markdown', 'junit'].map((kind) => [`--${kind}`, join(command.folder, kind)]).flat();
    const fell = await gate(harmed, 10, '--json', ...files);
    expect(fell).toMatchObject({ code: 1 });
    expect(result.parse(JSON.parse(fell.out))).toMatchObject({ decision: 'fell', passes: false, comparison: { pairs: 20 } });
    expect(await readFile(join(command.folder, 'page'), 'utf8')).toContain(HARM);
    expect(await readFile(join(command.folder, 'markdown'), 'utf8')).toMatch(/^### Failed: a fall of more than 10 points is shown/);
    expect(await readFile(join(command.folder, 'junit'), 'utf8')).toContain('failures="1"');
  });

  it('ends with 0 where too little was run to tell, and with 1 where that is not enough', async () => {
    const lenient = await gate('first', 1);
    expect(lenient).toMatchObject({ code: 0, out: expect.stringContaining('Passed: a fall of more than 10 points is not shown') });
    const before = asked;
    expect(await gate('first', 1, '--strict')).toMatchObject({ code: 1, out: expect.stringContaining('Failed: ') });
    expect(asked).toBeGreaterThan(before);
  });

  it('refuses before anything is asked what cannot be', async () => {
    const before = asked;
    expect(await gate('no-such', 1)).toMatchObject({ code: 2, err: expect.stringContaining('there is no strategy "no-such"') });
    expect(await gate('first', 1, '--max-drop', '60')).toMatchObject({ code: 2, err: expect.stringContaining('--max-drop') });
    expect(await gate('first', 1, '--junit', join(command.folder, 'no', 'file'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('--junit'),
    });
    expect(await gate('first', 1, '--task', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no task in plus-one "nope": there are one, two'),
    });
    expect(asked).toBe(before);
  });
});
