import { z } from 'zod';
import type { FakeModel } from './fake-model.js';
import { jsonReply, startStub, type StubEndpoint } from './stub-endpoint.js';

const asked = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  n: z.int().default(1),
  temperature: z.number().default(1),
  top_p: z.number().default(1),
  max_tokens: z.int().optional(),
  max_completion_tokens: z.int().optional(),
  seed: z.int().default(0),
});

export interface ServedModel extends StubEndpoint {
  /** answers that it was asked for */
  readonly calls: () => number;
  /** the names that it was asked for by */
  readonly names: () => ReadonlySet<string>;
}

/** A model in memory at an endpoint of its own. `key`: who has another, or none, is refused. */
export async function serveModel(name: string, script: FakeModel, key: string | null = null): Promise<ServedModel> {
  let calls = 0;
  const names = new Set<string>();
  const stub = await startStub((request) => {
    if (key !== null && request.headers['authorization'] !== `Bearer ${key}`)
      return jsonReply({ error: { message: 'Incorrect API key provided' } }, 401);
    if (request.path.endsWith('/models')) return jsonReply({ data: [{ id: name, object: 'model' }] });
    const { top_p, max_tokens, max_completion_tokens, ...rest } = asked.parse(request.body);
    const wanted = { ...rest, topP: top_p, maxTokens: max_completion_tokens ?? max_tokens ?? 1_000 };
    calls += wanted.n;
    names.add(wanted.model);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: said(wanted) };
  });
  async function* said(wanted: Parameters<FakeModel['complete']>[0]): AsyncGenerator<string> {
    const { choices, usage } = await script.complete(wanted, new AbortController().signal);
    yield JSON.stringify({
      id: 'x',
      model: name,
      choices: choices.map(({ text, finish }, index) => ({ index, message: { role: 'assistant', content: text }, finish_reason: finish })),
      usage: { prompt_tokens: usage.promptTokens, completion_tokens: usage.completionTokens },
    });
  }
  return { ...stub, calls: () => calls, names: () => names };
}
