import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { checkListed } from '../../infra/openai/doctor.js';
import { openModels, roleEndpoints } from '../../infra/openai/role-models.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';
import { never, request } from './endpoint.js';

const open: StubEndpoint[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function stub(reply: (asked: StubRequest) => StubReply): Promise<StubEndpoint> {
  const at = await startStub(reply);
  open.push(at);
  return at;
}

const answers = (asked: StubRequest): StubReply => plainReply(asked, ['yes']);
const refuses = (): StubReply => jsonReply({ error: { message: 'Incorrect API key provided' } }, 401);

async function solverAnd(reviewer: (asked: StubRequest) => StubReply, more: Readonly<Record<string, string>> = {}) {
  const [solver, other] = [await stub(answers), await stub(reviewer)];
  const { model } = readConfig({
    OPENAI_BASE_URL: solver.url,
    OPENAI_API_KEY: 'sk-solver-secret',
    RATCHET_MODEL: 'small',
    RATCHET_REVIEW_MODEL: 'large',
    RATCHET_REVIEW_BASE_URL: other.url,
    ...more,
  });
  return { solver, other, config: { ...model, baseUrl: solver.url } };
}

describe('models by role', () => {
  it('are asked where they are, each with its own key and at its own price', async () => {
    const { solver, other, config } = await solverAnd(answers, {
      RATCHET_REVIEW_API_KEY: 'sk-review-secret',
      RATCHET_USD_PER_MILLION_OUTPUT: '1',
      RATCHET_REVIEW_USD_PER_MILLION_OUTPUT: '10',
    });
    const { model, roles } = openModels(config);
    const [cheap, dear] = [await model.complete(request(), never), await roles?.reviewer?.complete(request({ model: 'large' }), never)];
    expect(solver.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer sk-solver-secret']);
    expect(other.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer sk-review-secret']);
    expect(dear?.costUsd).toBeCloseTo(10 * cheap.costUsd);
    expect(roles?.reflector).toBeUndefined();
  });

  it('name the settings of the role in what goes wrong, and never a key', async () => {
    const { config, other } = await solverAnd(refuses);
    const refused = openModels(config).roles?.reviewer?.complete(request({ model: 'large' }), never);
    await expect(refused).rejects.toMatchObject({
      kind: 'refused-access',
      message: expect.stringContaining('Check RATCHET_REVIEW_API_KEY.'),
    });
    await expect(refused).rejects.toThrow(other.url);
    expect(other.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
  });

  it('that are away are told by the address of the role', async () => {
    const { config, other } = await solverAnd(answers);
    await other.close();
    open.splice(open.indexOf(other), 1);
    await expect(openModels(config).roles?.reviewer?.complete(request({ model: 'large' }), never)).rejects.toMatchObject({
      kind: 'unavailable',
      message: `${other.url}/chat/completions: nothing listens there. Start the endpoint, or mend RATCHET_REVIEW_BASE_URL.`,
    });
  });

  it('of one endpoint keep below its limit together', async () => {
    let now = 0;
    let most = 0;
    const at = await stub((asked) => {
      now += 1;
      most = Math.max(most, now);
      const { body, ...reply } = plainReply(asked, ['yes']);
      return {
        ...reply,
        body: (async function* () {
          await new Promise((resolve) => setTimeout(resolve, 30));
          now -= 1;
          yield* body;
        })(),
      };
    });
    const { model: config } = readConfig({
      OPENAI_BASE_URL: at.url,
      RATCHET_MODEL: 'small',
      RATCHET_MODEL_CONCURRENCY: '1',
      RATCHET_REVIEW_MODEL: 'large',
    });
    const { model, roles } = openModels({ ...config, baseUrl: at.url });
    await Promise.all([model, roles?.reviewer, model, roles?.reviewer].map(async (each) => each?.complete(request(), never)));
    expect(at.requests.length).toBe(4);
    expect(most).toBe(1);
  });
});

const list = (asked: StubRequest, id: string): StubReply =>
  asked.path.endsWith('/models') ? jsonReply({ data: [{ id }] }) : answers(asked);
const checked = async (reply: (asked: StubRequest) => StubReply, more: Readonly<Record<string, string>> = {}) => {
  const { config, other } = await solverAnd(reply, more);
  const endpoint = roleEndpoints(config, config.baseUrl).reviewer;
  if (endpoint === undefined) throw new TypeError('there is a reviewer');
  return { ...(await checkListed(endpoint)), paths: other.requests.map(({ path }) => path) };
};

describe('a role that is looked at before anything is spent', () => {
  const KEY = { RATCHET_REVIEW_API_KEY: 'sk-review-secret' };

  it('costs nothing where it has a key and is listed', async () => {
    expect(await checked((asked) => list(asked, 'large'), KEY)).toMatchObject({ answers: true, paths: ['/v1/models'] });
  });

  it.each<[string, (asked: StubRequest) => StubReply, Readonly<Record<string, string>>, string]>([
    ['has no key', (asked) => (asked.path.endsWith('/models') ? list(asked, 'large') : refuses()), {}, 'RATCHET_REVIEW_API_KEY'],
    ['has a wrong key', refuses, KEY, 'RATCHET_REVIEW_API_KEY'],
    [
      'has a model that nobody knows',
      (asked) =>
        asked.path.endsWith('/models')
          ? list(asked, 'other')
          : jsonReply({ error: { message: 'The model `large` does not exist', code: 'model_not_found' } }, 404),
      KEY,
      'RATCHET_REVIEW_MODEL',
    ],
    [
      'is no address of an API',
      () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: ['<html><p>hello</p>'] }),
      KEY,
      'RATCHET_REVIEW_BASE_URL',
    ],
  ])('is named where it %s', async (_, reply, more, setting) => {
    const { answers: fine, because } = await checked(reply, more);
    expect(fine).toBe(false);
    expect(because).toContain(setting);
    expect(because).not.toContain('secret');
  });
});
