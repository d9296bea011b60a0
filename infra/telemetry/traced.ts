import type { Model, Models } from '../../ports/model.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { withSpan } from './spans.js';

/** Spans of what a model is asked. They name sizes and costs, and nothing of what was said. */
export function tracedModels({ model, roles = {} }: Models): Models {
  const traced = Object.entries(roles).map(([role, each]) => [role, tracedModel(role, each)]);
  return { model: tracedModel('solver', model), roles: Object.fromEntries(traced) };
}

function tracedModel(role: string, model: Model): Model {
  return {
    complete: (request, signal, begin) =>
      withSpan(
        `model ${role}`,
        { 'gen_ai.request.model': request.model, 'ratchet.role': role, 'ratchet.choices': request.n },
        async (set) => {
          const answer = await model.complete(request, signal, begin);
          set({
            'gen_ai.usage.input_tokens': answer.usage.promptTokens,
            'gen_ai.usage.output_tokens': answer.usage.completionTokens,
            'ratchet.cost_usd': answer.costUsd,
          });
          return answer;
        },
      ),
    describe: (signal) => model.describe(signal),
    estimate: (request) => model.estimate(request),
  };
}

/** Spans of verdicts, around a sandbox's `judge`. */
export function tracedJudge(judge: Sandbox['judge']): Sandbox['judge'] {
  return (job, signal) =>
    withSpan(`judge ${job.language}`, { 'ratchet.language': job.language }, async (set) => {
      const verdict = await judge(job, signal);
      const { status, errorClass, backend, usage } = verdict;
      set({
        'ratchet.verdict': status,
        'ratchet.error_class': errorClass ?? 'none',
        'ratchet.box': backend,
        'ratchet.box_cpu_ms': usage.cpuMs,
      });
      return verdict;
    });
}
