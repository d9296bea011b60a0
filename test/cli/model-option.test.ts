import { describe, expect, it } from 'vitest';
import { toExchange } from '../../cli/exchange-model.js';
import { forRunning } from '../../cli/model-option.js';
import { readConfig } from '../../config/config.js';
import { environmentOf, type StackAddresses } from '../../infra/stack/addresses.js';
import { unusedSettings } from '../../infra/stack/unused-settings.js';
import { rolesAt, withModel } from '../../infra/stack/model-setting.js';

const stack = (model: StackAddresses['model'], roles: StackAddresses['roles'] = {}): StackAddresses => ({
  pid: 1,
  stays: false,
  temporal: { address: '127.0.0.1:7233', namespace: 'default', uiUrl: null },
  mongo: { url: 'mongodb://127.0.0.1:1/', database: 'ratchet' },
  chroma: { url: 'http://127.0.0.1:2' },
  model,
  roles,
  api: { url: null },
  agents: ['/opt/agents'],
});
const OFFLINE = stack({ baseUrl: 'http://127.0.0.1:3/v1', name: 'ratchet-offline-repair', kind: 'offline' });
const SMALL = stack({ baseUrl: 'http://127.0.0.1:3/v1', name: 'smollm2', kind: 'language-model' });
const REMOTE = stack({ baseUrl: 'https://x.example/v1', name: 'large', kind: 'endpoint' });

describe('what a shell says and a stack has otherwise', () => {
  it('is not told of a model that --model had the stack take just now', () => {
    expect(unusedSettings(withModel(readConfig({}), 'smollm2'), SMALL)).toEqual([]);
    expect(unusedSettings(readConfig({ RATCHET_MODEL: 'smollm2' }), OFFLINE)).toEqual([
      'RATCHET_MODEL is not used: the stack runs with another. `ratchet up` hands it over.',
    ]);
  });

  it('is told of roles too', () => {
    const shell = readConfig({ RATCHET_REVIEW_MODEL: 'large', RATCHET_REVIEW_BASE_URL: 'https://x.example/v1' });
    expect(unusedSettings(shell, OFFLINE).map((line) => line.split(' ')[0])).toEqual(['RATCHET_REVIEW_MODEL', 'RATCHET_REVIEW_BASE_URL']);
    expect(unusedSettings(shell, { ...OFFLINE, roles: rolesAt(shell.model, OFFLINE.model) })).toEqual([]);
  });
});

describe('folders of agents', () => {
  it('are told that the stack was started without', () => {
    expect(unusedSettings(readConfig({ RATCHET_AGENTS: '/opt/agents' }), OFFLINE)).toEqual([]);
    expect(unusedSettings(readConfig({ RATCHET_AGENTS: '/opt/agents:/opt/more' }), OFFLINE)).toEqual([
      'RATCHET_AGENTS is not used: the stack was started without /opt/more. `ratchet down`, then start again, makes it count.',
    ]);
  });
});

describe('resume --model', () => {
  const shell = readConfig({});
  it('has a stack that runs its model itself take another of ours, and refuses what is none', () => {
    expect(toExchange(shell, 'offline', SMALL.model).model.name).toBe('offline');
    expect(toExchange(shell, 'smollm2', OFFLINE.model).model.name).toBe('smollm2');
    expect(() => toExchange(shell, 'gpt-x', SMALL.model)).toThrow(/--model gpt-x: without OPENAI_BASE_URL it is one of offline, smollm2/);
  });

  it('is a name at an endpoint, whatever it looks like', () => {
    expect(toExchange(shell, 'smollm2', REMOTE.model)).toBe(shell);
    const other = readConfig({ OPENAI_BASE_URL: 'https://y.example/v1', RATCHET_MODEL: 'm' });
    expect(toExchange(other, 'smollm2', SMALL.model)).toBe(other);
  });
});

describe('a model of a role', () => {
  it('is any name of its endpoint or of the solver, and none where the stack runs its only model itself', () => {
    const asked = { reflectionModel: 'thinks' };
    expect(forRunning(asked, REMOTE)).toBe(asked);
    expect(forRunning(asked, { ...OFFLINE, roles: { reflector: { baseUrl: 'https://x.example/v1', name: 'large' } } })).toBe(asked);
    expect(() => forRunning(asked, OFFLINE)).toThrow(/--reflection-model thinks: .*RATCHET_REFLECTION_BASE_URL/);
  });

  it('reaches the processes of the stack as it was said', () => {
    const config = readConfig({
      OPENAI_BASE_URL: 'https://x.example/v1',
      RATCHET_MODEL: 'm',
      RATCHET_PROPOSAL_MODEL: 'large',
      RATCHET_PROPOSAL_BASE_URL: 'https://y.example/v1',
      RATCHET_PROPOSAL_API_KEY: 'sk-y',
      RATCHET_EMBEDDING_MODEL: 'e',
      RATCHET_EMBEDDING_BASE_URL: 'https://z.example/v1',
    });
    expect(readConfig(environmentOf(REMOTE, config)).model).toMatchObject({
      roles: config.model.roles,
      embeddingModel: 'e',
      embeddingBaseUrl: 'https://z.example/v1',
    });
  });
});
