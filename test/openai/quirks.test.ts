import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { FailureKind } from '../../domain/failure.js';
import type { ModelAnswer, ModelRequest } from '../../domain/model.js';
import { openModel } from '../../infra/openai/model.js';
import { jsonReply, recorded, startStub, type StubEndpoint } from '../support/stub-endpoint.js';
import { endpoint, KEY, never, request } from './endpoint.js';

const WIRE = new URL('./wire/', import.meta.url);
let stub: StubEndpoint;

async function complete(name: string, change: Partial<ModelRequest> = {}): Promise<ModelAnswer> {
  stub = await startStub(() => recorded(readFileSync(new URL(`${name}.http`, WIRE), 'utf8')));
  return openModel(endpoint(stub.url)).complete(request(change), never);
}

async function failure(name: string, change: Partial<ModelRequest> = {}): Promise<RatchetFailure> {
  const ended = await complete(name, change).catch((error: unknown) => error);
  expect(ended).toBeInstanceOf(RatchetFailure);
  return ended instanceof RatchetFailure ? ended : new RatchetFailure('missing-record', 'no failure');
}

const HELLO = { text: 'Hello world', finish: 'stop' } as const;
const reported = (promptTokens: number, completionTokens: number, reasoningTokens = 0): ModelAnswer['usage'] => ({
  promptTokens,
  completionTokens,
  reasoningTokens,
  estimated: false,
});

/** One wire recording for each thing that endpoints do differently. */
const ANSWERS: readonly (readonly [string, Pick<ModelAnswer, 'choices' | 'usage'>])[] = [
  ['openai', { choices: [HELLO], usage: reported(9, 2) }],
  ['openai-refusal', { choices: [{ text: 'I cannot help with that.', finish: 'content-filter' }], usage: reported(9, 6) }],
  ['vllm-last-frame-with-content', { choices: [HELLO], usage: reported(9, 2) }],
  ['vllm-reasoning', { choices: [HELLO], usage: reported(9, 6) }],
  ['deepseek-reasoning-content', { choices: [HELLO], usage: reported(9, 6, 4) }],
  ['xai-reasoning-beside-completion', { choices: [HELLO], usage: reported(9, 42, 40) }],
  ['think-tags', { choices: [HELLO], usage: reported(9, 8) }],
  ['think-tag-only-closed', { choices: [HELLO], usage: reported(9, 8) }],
  [
    'think-tag-in-code',
    { choices: [{ text: '```python\n# a reader drops "</think>"\nx = """\n</think>\n"""\n```\n', finish: 'stop' }], usage: reported(9, 8) },
  ],
  ['think-cut-off', { choices: [{ text: '', finish: 'length' }], usage: reported(9, 8) }],
  ['mistral-content-parts', { choices: [HELLO], usage: reported(9, 6) }],
  ['ollama-empty-finish', { choices: [HELLO], usage: reported(9, 2) }],
  ['llamacpp', { choices: [HELLO], usage: reported(9, 2) }],
  ['sglang-finish-always-empty', { choices: [HELLO], usage: reported(9, 2) }],
  ['litellm-finish-absent', { choices: [HELLO], usage: reported(9, 2) }],
  ['azure-empty-choices', { choices: [HELLO], usage: reported(9, 2) }],
  ['azure-answer-filtered', { choices: [{ text: 'Hel', finish: 'content-filter' }], usage: reported(9, 1) }],
  ['openrouter-comments', { choices: [HELLO], usage: reported(9, 2) }],
  ['bridge-closed-after-finish', { choices: [HELLO], usage: reported(9, 2) }],
  ['bridge-empty-finish-after-finish', { choices: [HELLO], usage: reported(9, 2) }],
  ['server-without-content-type', { choices: [HELLO], usage: reported(9, 2) }],
  ['bridge-frames-without-empty-lines', { choices: [HELLO], usage: reported(9, 2) }],
  ['cut-by-length', { choices: [{ text: 'Hello wo', finish: 'length' }], usage: reported(9, 2) }],
  ['empty-answer', { choices: [{ text: '', finish: 'stop' }], usage: reported(9, 0) }],
];

/** Recording, kind, what the message must say, milliseconds that the server asks for. */
const FAILURES: readonly (readonly [string, FailureKind, RegExp, number | null])[] = [
  ['vllm-error', 'context-overflow', /maximum context length is 4096.*longer context/, null],
  ['llamacpp-overflow', 'context-overflow', /exceeds the available context size/, null],
  ['llamacpp-loading', 'unavailable', /503: Loading model/, null],
  ['ollama-unknown-model', 'bad-request', /not found, try pulling.*RATCHET_MODEL/, null],
  ['openai-unknown-model', 'bad-request', /does not exist.*RATCHET_MODEL/, null],
  ['openrouter-error-body', 'unavailable', /502: Provider returned error/, null],
  ['openrouter-error-stream', 'rate-limited', /Rate limit exceeded upstream/, null],
  ['openrouter-no-credit', 'refused-access', /Insufficient credits.*credit of the account/, null],
  ['gateway-bare-error-line', 'unavailable', /upstream connect error/, null],
  ['openai-overflow', 'context-overflow', /resulted in 9000 tokens/, null],
  ['openai-rate-limit-in-stream', 'rate-limited', /an error inside an answer: Rate limit reached/, null],
  ['gateway-request-timeout', 'unavailable', /408: the upstream timed out/, null],
  ['gateway-finish-error', 'unavailable', /ended the answer with an error/, null],
  ['openrouter-choice-error', 'unavailable', /502: Upstream idle/, null],
  ['gateway-web-page', 'bad-request', /web page.*OPENAI_BASE_URL/, null],
  ['gateway-502-page', 'unavailable', /502: 502 Bad Gateway/, null],
  ['bridge-closed-before-finish', 'unavailable', /ended before the answer did/, null],
  ['bridge-no-choices', 'unavailable', /no choice/, null],
  ['broken-json', 'unavailable', /no JSON, or was cut off/, null],
  ['empty-body', 'unavailable', /no JSON, or was cut off/, null],
  ['not-a-completion', 'unavailable', /holds no choice/, null],
  ['bad-key', 'refused-access', /401: Incorrect API key provided: \(key\).*OPENAI_API_KEY/, null],
  ['forbidden', 'refused-access', /403: Not allowed for this project/, null],
  ['quota', 'refused-access', /exceeded your current quota/, null],
  ['too-many-seconds', 'rate-limited', /429: Rate limit reached/, 7_000],
  ['too-many-milliseconds', 'rate-limited', /429/, 250],
  ['too-many-resets', 'rate-limited', /429/, 62_000],
  ['too-many-silent', 'rate-limited', /429\. /, null],
  ['overloaded', 'unavailable', /529: Overloaded/, 3_000],
];

const ELSEWHERE = ['azure-prompt-filtered', 'bridge-no-usage', 'localai-usage-zero', 'ollama-cut-prompt', 'vllm-two-choices-interleaved'];

describe('what endpoints send', () => {
  afterEach(() => stub.close());

  it.each(ANSWERS)('%s is read', async (name, expected) => {
    expect(await complete(name)).toMatchObject(expected);
  });

  it.each(FAILURES)('%s is a failure: %s', async (name, kind, message, retryAfterMs) => {
    const ended = await failure(name);
    expect(ended.kind).toBe(kind);
    expect(ended.message).toMatch(message);
    expect(ended.message).toContain(`${stub.url}/chat/completions`);
    expect(ended.message).not.toContain(KEY);
    expect(ended.retryAfterMs).toBe(retryAfterMs);
  });

  it('choices that come interleaved are told apart', async () => {
    const { choices } = await complete('vllm-two-choices-interleaved', { n: 2 });
    expect(choices).toEqual([HELLO, { text: 'goodbye', finish: 'stop' }]);
  });

  it('a prompt that a filter refused is an outcome of each choice, and costs nothing', async () => {
    const answer = await complete('azure-prompt-filtered', { n: 2 });
    const refused = { text: expect.stringContaining('content management policy'), finish: 'content-filter' };
    expect(answer.choices).toEqual([refused, refused]);
    expect(answer.costUsd).toBe(0);
  });

  it.each(['bridge-no-usage', 'localai-usage-zero'])('%s is charged with our own upper bound', async (name) => {
    const { usage, choices, costUsd } = await complete(name);
    expect(choices).toEqual([HELLO]);
    expect(usage.estimated).toBe(true);
    expect(usage.promptTokens).toBeGreaterThanOrEqual(5);
    expect(usage.completionTokens).toBeGreaterThanOrEqual(2);
    expect(costUsd).toBeCloseTo((usage.promptTokens + 10 * usage.completionTokens) / 1_000_000);
  });

  it('a prompt of which a part is counted as cached is whole', async () => {
    const halfCached = {
      choices: [{ message: { content: 'a' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 900 } },
    };
    stub = await startStub(() => jsonReply(halfCached));
    const content = 'total += item.price * item.count\n'.repeat(200);
    expect((await openModel(endpoint(stub.url)).complete(request({ messages: [{ role: 'user', content }] }), never)).choices).toHaveLength(
      1,
    );
  });

  it('a short prompt is not judged by its count', async () => {
    stub = await startStub(() =>
      jsonReply({ choices: [{ message: { content: 'a' }, finish_reason: 'stop' }], usage: { prompt_tokens: 20, completion_tokens: 1 } }),
    );
    const content = 'total += item.price * item.count\n'.repeat(50);
    expect(
      (await openModel(endpoint(stub.url)).complete(request({ messages: [{ role: 'user', content }] }), never)).usage.promptTokens,
    ).toBe(20);
  });

  it("a prompt that was cut in silence is not the strategy's fault", async () => {
    const long = request({ messages: [{ role: 'user', content: 'for item in items: total += item.price * item.count\n'.repeat(2_000) }] });
    const ended = await failure('ollama-cut-prompt', long);
    expect(ended.kind).toBe('refused-access');
    expect(ended.message).toMatch(/read 4096 tokens of a prompt that has at least \d+.*OLLAMA_CONTEXT_LENGTH/);
    expect(ended.retryable).toBe(false);
  });
});

describe('the recordings', () => {
  it('are all tested', () => {
    const recordings = readdirSync(WIRE).map((file) => file.replace(/\.http$/, ''));
    const tested = [...ANSWERS.map(([name]) => name), ...FAILURES.map(([name]) => name), ...ELSEWHERE];
    expect(recordings.toSorted()).toEqual(tested.toSorted());
  });
});
