import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { settingsWithoutSecrets, tracesWanted } from '../../config/environment.js';

const URL_WITH_SECRET = 'https://hooks.example.com/T000/hidden-part';

const wrong = () => readConfig({ RATCHET_WEBHOOK_URL: 'hooks.example.com/hidden-part', RATCHET_WEBHOOK_SECRET: 'hidden-part' });

describe('settings of operation', () => {
  it('by default tell nobody anything', () => {
    expect(readConfig({})).toMatchObject({ webhook: null, tracing: null, workerMetrics: null });
  });

  it('a webhook has what it is told, how, and who sends it', () => {
    const { webhook } = readConfig({
      RATCHET_WEBHOOK_URL: URL_WITH_SECRET,
      RATCHET_WEBHOOK_SECRET: 'sixteen characters',
      RATCHET_WEBHOOK_EVENTS: 'end, incident',
      RATCHET_WEBHOOK_WAIT_MINUTES: '5',
    });
    expect(webhook).toEqual({
      url: URL_WITH_SECRET,
      secret: 'sixteen characters',
      format: 'json',
      kinds: ['end', 'incident'],
      waitBoundMs: 300_000,
    });
  });

  it('a webhook that nobody could check is refused, and its address is in no message', () => {
    expect(() => readConfig({ RATCHET_WEBHOOK_URL: URL_WITH_SECRET })).toThrow('RATCHET_WEBHOOK_SECRET is not');
    expect(readConfig({ RATCHET_WEBHOOK_URL: URL_WITH_SECRET, RATCHET_WEBHOOK_FORMAT: 'slack' }).webhook?.secret).toBeNull();
    expect(wrong).toThrow('RATCHET_WEBHOOK_URL=…');
    expect(wrong).not.toThrow('hidden-part');
  });

  it.each(['RATCHET_API', 'OPENAI_BASE_URL', 'RATCHET_PROPOSAL_BASE_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'])(
    'an address has no user and no password in it, and %s prints none',
    (name) => {
      const read = () => readConfig({ [name]: 'https://me:hidden@api.example.com/v1', RATCHET_PROPOSAL_MODEL: 'm' });
      expect(read).toThrow(`${name}=https://…@api.example.com/v1: expected an address without a user and a password`);
      expect(read).not.toThrow('hidden');
    },
  );

  it.each(['RATCHET_API_TOKEN', 'OPENAI_API_KEY', 'RATCHET_PROPOSAL_API_KEY'])('%s can stand in a header', (name) => {
    for (const value of ['a-tokén-of-enough-length', 'a-token-of-enough\nlength', 'a token of enough length'])
      expect(() => readConfig({ [name]: value, RATCHET_PROPOSAL_MODEL: 'm' })).toThrow(`${name}=…: expected letters`);
  });

  it('that a backup keeps are ours, and hold no secret', () => {
    const kept = settingsWithoutSecrets({
      RATCHET_MODEL: 'm',
      OPENAI_BASE_URL: 'https://me:hidden@api.example.com/v1',
      OPENAI_API_KEY: 'hidden',
      RATCHET_API_TOKEN: 'hidden',
      RATCHET_REVIEW_API_KEY: 'hidden',
      RATCHET_WEBHOOK_URL: 'hidden',
      MONGODB_URL: 'mongodb://me:hidden@x',
      HOME: '/root',
    });
    expect(kept).toEqual({ RATCHET_MODEL: 'm', OPENAI_BASE_URL: 'https://…@api.example.com/v1' });
  });

  it('a collector that is no address keeps nobody from a command', () => {
    expect(tracesWanted({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toBe('http://127.0.0.1:4318');
    expect(tracesWanted({ OTEL_EXPORTER_OTLP_ENDPOINT: 'nonsense' })).toBeNull();
    expect(tracesWanted({})).toBeNull();
  });
});
