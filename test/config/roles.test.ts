import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { variablesOf } from '../../config/roles.js';

const SOLVER = {
  OPENAI_BASE_URL: 'https://solver.example/v1',
  OPENAI_API_KEY: 'sk-solver',
  RATCHET_MODEL: 'small',
  RATCHET_USD_PER_MILLION_INPUT: '1',
  RATCHET_USD_PER_MILLION_OUTPUT: '2',
  RATCHET_MODEL_TIMEOUT_SECONDS: '30',
};

describe('a role with a model of its own', () => {
  it('has what is said of it, and else what the solver has', () => {
    const { roles } = readConfig({ ...SOLVER, RATCHET_PROPOSAL_MODEL: 'large', RATCHET_PROPOSAL_USD_PER_MILLION_OUTPUT: '20' }).model;
    expect(roles).toEqual({
      proposer: {
        baseUrl: null,
        name: 'large',
        apiKey: 'sk-solver',
        usdPerMillionInput: 1,
        usdPerMillionOutput: 20,
        concurrency: 16,
        requestsPerMinute: null,
        timeoutMs: 30_000,
      },
    });
  });

  it('is not given the key of somebody else', () => {
    const at = (url: string) =>
      readConfig({ ...SOLVER, RATCHET_REVIEW_MODEL: 'large', RATCHET_REVIEW_BASE_URL: url }).model.roles.reviewer?.apiKey;
    expect(at('https://other.example/v1')).toBeNull();
    expect(at(SOLVER.OPENAI_BASE_URL)).toBe('sk-solver');
  });

  it('comes to the same in a process that is given its variables', () => {
    const given = { ...SOLVER, RATCHET_REFLECTION_MODEL: 'large', RATCHET_REFLECTION_BASE_URL: 'https://other.example/v1' };
    const { roles } = readConfig({ ...given, RATCHET_REFLECTION_API_KEY: 'sk-other', RATCHET_REFLECTION_REQUESTS_PER_MINUTE: '60' }).model;
    expect(readConfig({ ...SOLVER, ...variablesOf(roles) }).model.roles).toEqual(roles);
  });

  it.each([
    [{ RATCHET_API_PORT: 'abc' }, 'RATCHET_API_PORT=abc: expected a number'],
    [{ RATCHET_API_PORT: '99999' }, 'RATCHET_API_PORT=99999: expected a number of at most 65535'],
    [{ RATCHET_API_PORT: '1.5' }, 'RATCHET_API_PORT=1.5: expected a whole number'],
    [{ RATCHET_REVIEW_MODEL: 'm', RATCHET_REVIEW_CONCURRENCY: '0' }, 'RATCHET_REVIEW_CONCURRENCY=0: expected a number of at least 1'],
    [{ RATCHET_REFLECTION_BASE_URL: 'https://x/v1' }, 'RATCHET_REFLECTION_BASE_URL is set, and RATCHET_REFLECTION_MODEL is not'],
    [{ RATCHET_PROPOSAL_API_KEY: 'sk-secret' }, 'RATCHET_PROPOSAL_API_KEY is set, and RATCHET_PROPOSAL_MODEL is not'],
    [{ RATCHET_EMBEDDING_BASE_URL: 'https://x/v1' }, 'RATCHET_EMBEDDING_BASE_URL is set, and RATCHET_EMBEDDING_MODEL is not'],
    [
      { RATCHET_PROPOSAL_MODEL: 'm', RATCHET_PROPOSAL_BASE_URL: 'file:/etc/passwd' },
      'RATCHET_PROPOSAL_BASE_URL=file:/etc/passwd: expected http',
    ],
    [{ OPENAI_BASE_URL: 'ftp://x/v1' }, 'OPENAI_BASE_URL=ftp://x/v1: expected http'],
    [{ RATCHET_REVIEW_MODEL: 'm', RATCHET_REVIEW_BASE_URL: 'no address' }, 'RATCHET_REVIEW_BASE_URL=no address: '],
    [{ RATCHET_REVIEW_MODEL: 'm', RATCHET_REVIEW_USD_PER_MILLION_INPUT: '-1' }, 'RATCHET_REVIEW_USD_PER_MILLION_INPUT=-1: '],
  ])('is refused where half of it is said, or wrongly: %o', (given, message) => {
    expect(() => readConfig({ ...SOLVER, ...given })).toThrow(message);
    expect(() => readConfig({ ...SOLVER, ...given })).not.toThrow('sk-');
  });
});
