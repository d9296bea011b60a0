import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { RatchetFailure } from '../../ports/failures.js';
import { failureOf } from '../../infra/openai/failures.js';
import { SOLVER_NAMES } from '../../infra/openai/setting-names.js';
import { EndpointProblem, parsedOr, problemInAnswer, saidIn } from '../../infra/openai/problem.js';
import { reasonOf, type Reason } from '../../infra/openai/reason.js';
import { ASKED, AWAY, CREDIT, FILTER, KEY, message, MODEL, OVER_RATE, PERMISSION, PROMPT, RATE, REQUEST, type Wire } from './refusals.js';

function problem([status, body]: Wire): EndpointProblem {
  const value = parsedOr(body, body);
  return status.startsWith('200')
    ? problemInAnswer([value], new Headers(), 'the answer holds no choice')
    : new EndpointProblem(Number(status.slice(0, 3)), saidIn(value), new Headers());
}

function failure(wire: Wire): RatchetFailure {
  return failureOf(problem(wire), { where: 'http://x/v1/chat/completions', apiKey: null, names: SOLVER_NAMES, nowMs: 0 });
}

const TABLE: readonly (readonly [Reason, readonly Wire[]])[] = [
  ['prompt', PROMPT],
  ['asked', ASKED],
  ['over-rate', OVER_RATE],
  ['filter', FILTER],
  ['key', KEY],
  ['credit', CREDIT],
  ['permission', PERMISSION],
  ['model', MODEL],
  ['rate', RATE],
  ['away', AWAY],
  ['request', REQUEST],
];

describe('why an endpoint gave no answer', () => {
  describe.each(TABLE)('%s', (reason, wires) => {
    it.each(wires)('%s %s', (status, body) => {
      expect(reasonOf(problem([status, body]))).toBe(reason);
    });
  });

  it('is told by the words under whatever status a gateway gives them', () => {
    const words = [...PROMPT, ...ASKED, ...FILTER].filter(([status]) => status !== '413');
    for (const status of ['400', '422', '500', '502'])
      expect(words.filter(([, body]) => !['prompt', 'asked', 'filter'].includes(reasonOf(problem([status, body]))))).toEqual([]);
  });

  it('is told by the words as a gateway wraps them: as text, as an error of its own, in a list', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROMPT.slice(0, 20), ...FILTER.slice(0, 10)),
        fc.constantFrom('400', '500', '200'),
        fc.integer({ min: 0, max: 3 }),
        ([, body], status, way) => {
          const inner = parsedOr(body, body);
          const wrapped = [
            { error: body },
            { error: { message: `upstream said: ${body}`, code: 'upstream_error' } },
            { errors: [inner] },
            { detail: { raw: body } },
          ][way];
          expect(['prompt', 'asked', 'filter']).toContain(reasonOf(problem([status, JSON.stringify(wrapped)])));
        },
      ),
    );
  });

  it.each(['overloaded', 'The server had an error while processing your request', 'Internal error'])(
    'is nothing particular in %j',
    (text) => {
      expect(reasonOf(problem(['500', message(text)]))).toBe('away');
      expect(reasonOf(problem(['400', message(text)]))).toBe('request');
    },
  );
});

describe('what a person is told', () => {
  it.each([
    [KEY, 'refused-access', /OPENAI_API_KEY/],
    [CREDIT, 'refused-access', /credit of the account/],
    [PERMISSION, 'refused-access', /OPENAI_API_KEY.*RATCHET_MODEL/],
    [MODEL, 'bad-request', /RATCHET_MODEL/],
    [PROMPT, 'context-overflow', /longer context.*shorter prompts/],
    [ASKED, 'context-overflow', /tokens asked for \(max_tokens/],
    [OVER_RATE, 'context-overflow', /no waiting mends that/],
    [FILTER, 'content-filter', /filter/],
    [RATE, 'rate-limited', /made again later/],
    [AWAY, 'unavailable', /made again later/],
  ] as const)('%# names what is to be mended', (wires, kind, mend) => {
    for (const wire of wires) {
      expect(failure(wire)).toMatchObject({ kind, message: expect.stringMatching(mend) });
    }
  });

  it('names limit and request where the one is more than the other', () => {
    for (const wire of OVER_RATE.slice(0, 2))
      expect(failure(wire).message).toMatch(
        /14137 tokens\) is more than the rate limit of 12000 |37313 tokens\) is more than the rate limit of 30000 /,
      );
  });

  it.each([
    [
      [
        '400',
        JSON.stringify({ error: { message: 'Provider returned error', metadata: { raw: '{"error":{"message":"seed: unknown field"}}' } } }),
      ],
      /Provider returned error; seed: unknown field/,
    ],
    [['200', JSON.stringify({ code: 7, msg: 'the tank is empty', success: false })], /an error inside an answer: the tank is empty/],
    [['422', JSON.stringify({ detail: [{ loc: ['body', 'n'], msg: 'must be 1' }] })], /body; n; must be 1/],
    [['500', '<html><style>b { color: red }</style><body><b>Out</b> of order</body></html>'], /HTTP 500: Out of order\. /],
    [['200', 'the kettle boils'], /the kettle boils/],
    [['200', JSON.stringify({ id: 'c-1', note: 'the kettle is dry' })], /the kettle is dry/],
    [['200', JSON.stringify({ choices: [], promptFeedback: { blockReason: 'SAFETY' } })], /SAFETY/],
    [
      ['200', JSON.stringify({ choices: [], prompt_filter_results: [{ content_filter_results: { hate: { filtered: true } } }] })],
      /the answer holds no choice; content_filter_results hate filtered/,
    ],
  ] as const)('are the words of the server: %j', (wire, said) => {
    expect(failure(wire).message).toMatch(said);
  });

  it('whatever the body is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.constantFrom('200', '400', '500'), (body, status) => {
        const told = failure([status, body]);
        expect(told).toBeInstanceOf(RatchetFailure);
        expect(told.message.length).toBeLessThan(1_200);
      }),
    );
  });
});
