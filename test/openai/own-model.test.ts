import { expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { openModel } from '../../infra/openai/model.js';
import { OWN_MODEL_KEY, OWN_MODEL_NAMES } from '../../infra/openai/setting-names.js';
import { jsonReply, startStub } from '../support/stub-endpoint.js';
import { endpoint, never } from './endpoint.js';

/** Where nothing listens any more. */
async function away(): Promise<string> {
  const stub = await startStub(() => jsonReply({}));
  await stub.close();
  return stub.url;
}

it.each([
  ['by its key, as workers know it', { apiKey: OWN_MODEL_KEY }],
  ['by what the stack runs, as commands know it', { settings: OWN_MODEL_NAMES }],
])('a model of our own that is away is told as a part of the stack: %s', async (_, how) => {
  const failure = await openModel({ ...endpoint(await away()), ...how })
    .describe(never)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RatchetFailure);
  expect(failure).toMatchObject({
    kind: 'unavailable',
    unpaid: true,
    message: expect.stringMatching(
      /^the embedded model, a part of the stack that Ratchet runs itself, does not answer at .*ECONNREFUSED.*`ratchet status` says since when/,
    ),
  });
  expect(String(failure)).not.toContain('OPENAI_BASE_URL');
});

it('an endpoint of a person is told by the variable that names it', async () => {
  await expect(openModel(endpoint(await away())).describe(never)).rejects.toThrow('Start the endpoint, or mend OPENAI_BASE_URL');
});
