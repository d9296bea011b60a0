import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../config/package-root.js';
import { jsonReply, plainReply, startStub, type StubEndpoint } from '../support/stub-endpoint.js';

const SMALL = '--suite selfimprovebench --cycles 1 --batch 2 --attempts 1 --max-pairs 1 --sentinels 0 --exam-runs 1 --search off --force';
const [SOLVER, THINKER] = ['sk-sesame-solver', 'sk-sesame-thinker'];

const report = z.object({
  spent: z.object({ modelCalls: z.number() }),
  roles: z.array(z.object({ role: z.string(), model: z.string(), modelCalls: z.number() })),
});

/** The built program and its stack, with two endpoints that each take one key and know one model. */
describe('roles at another endpoint', () => {
  let home: string;
  let solver: StubEndpoint;
  let thinker: StubEndpoint;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-roles-'));
    [solver, thinker] = [await serve('small', SOLVER), await serve('large', THINKER)];
  });
  afterAll(async () => {
    await ratchet({}, 'down');
    await Promise.all([solver.close(), thinker.close()]);
    await rm(home, { recursive: true, force: true });
  });

  /** Not waited for in this thread: the endpoints live in it. */
  function ratchet(more: Readonly<Record<string, string>>, command: string) {
    const env = {
      ...process.env,
      RATCHET_HOME: home,
      RATCHET_API_PORT: '0',
      OPENAI_BASE_URL: solver.url,
      OPENAI_API_KEY: SOLVER,
      RATCHET_MODEL: 'small',
      ...Object.fromEntries(
        ['REFLECTION', 'PROPOSAL'].flatMap((role) => [
          [`RATCHET_${role}_MODEL`, 'large'],
          [`RATCHET_${role}_BASE_URL`, thinker.url],
          [`RATCHET_${role}_API_KEY`, THINKER],
        ]),
      ),
      ...more,
    };
    return new Promise<{ readonly status: number; readonly stdout: string; readonly text: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [join(packageRoot, 'dist', 'cli', 'main.js'), ...command.split(' ')],
        { env },
        (_, stdout, stderr) => resolve({ status: child.exitCode ?? 1, stdout, text: `${stdout}${stderr}` }),
      );
    });
  }

  it('is named by its setting where it would not answer, before anything is spent; then each answers for its own, from one budget', async () => {
    expect((await ratchet({}, 'up')).text).toContain(`large at ${thinker.url}`);
    for (const [wrong, setting] of [
      [{ RATCHET_PROPOSAL_API_KEY: '' }, 'RATCHET_PROPOSAL_API_KEY'],
      [{ RATCHET_PROPOSAL_API_KEY: 'sk-sesame-wrong' }, 'RATCHET_PROPOSAL_API_KEY'],
      [{ RATCHET_REFLECTION_BASE_URL: 'no address' }, 'RATCHET_REFLECTION_BASE_URL'],
      [{ RATCHET_REFLECTION_MODEL: '' }, 'RATCHET_REFLECTION_MODEL'],
    ] as const) {
      const refused = await ratchet(wrong, `campaign start ${SMALL} --name two`);
      expect(refused.status).not.toBe(0);
      expect(refused.text).toContain(setting);
      expect(refused.text).not.toContain('sesame');
    }
    const unknown = await ratchet({}, `campaign start ${SMALL} --name two --reflection-model nobody`);
    expect(unknown.text).toContain('Check --reflection-model');
    expect([answers(solver), answers(thinker)]).toEqual([0, 0]);

    const ended = await ratchet({}, `campaign start ${SMALL} --name two --max-model-calls 400 --wait --json`);
    expect(ended).toMatchObject({ status: 0 });
    const { spent, roles } = report.parse(JSON.parse(ended.stdout));
    const of = (...names: readonly string[]): number =>
      roles.reduce((sum, { role, modelCalls }) => sum + (names.includes(role) ? modelCalls : 0), 0);
    expect([answers(solver), answers(thinker)]).toEqual([of('solver'), of('reflector', 'proposer')]);
    expect(answers(solver) + answers(thinker)).toBe(spent.modelCalls);
    expect(roles.map(({ role, model }) => [role, model])).toEqual(
      expect.arrayContaining([
        ['solver', 'small'],
        ['reflector', 'large'],
      ]),
    );
    expect((await ratchet({}, 'campaign report two')).text).toMatch(/What each role cost:[^]*solver +small[^]*reflector +large/);
  });
});

async function serve(name: string, key: string): Promise<StubEndpoint> {
  return startStub((asked) => {
    if (asked.headers['authorization'] !== `Bearer ${key}`) return jsonReply({ error: { message: 'Incorrect API key provided' } }, 401);
    if (asked.method === 'GET') return jsonReply({ data: [{ id: name }] });
    if (asked.body?.['model'] !== name)
      return jsonReply({ error: { message: `The model ${String(asked.body?.['model'])} does not exist`, code: 'model_not_found' } }, 404);
    return plainReply(
      asked,
      Array.from({ length: Number(asked.body['n'] ?? 1) }, () => 'I do not know.'),
    );
  });
}

/** That were given. */
function answers({ requests }: StubEndpoint): number {
  return requests
    .filter(
      ({ method, headers, body }) =>
        method === 'POST' && headers['authorization'] !== undefined && ['small', 'large'].includes(String(body?.['model'])),
    )
    .filter(({ headers }) => !String(headers['authorization']).includes('wrong'))
    .reduce((sum, { body }) => sum + Number(body?.['n'] ?? 1), 0);
}
