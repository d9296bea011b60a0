import { z } from 'zod';
import { SETTINGS, type Lesson, type Proposal, type Reflection } from '../domain/reflection.js';
import type { Action } from '../domain/strategy.js';
import { ERROR_CLASSES } from '../domain/verdict.js';
import type { ModelRequest } from '../domain/model.js';

const text = z.string().max(2_000);

const reflectionSchema = z.object({
  errorClass: z.enum(ERROR_CLASSES),
  suspectedCause: text,
  place: z.object({ path: text, line: z.number().int().min(0) }),
  nextIdea: text,
  confidence: z.number().min(0).max(1),
  sentence: text,
});

const lessonSchema = z.object({ symptom: text, remedy: text, sentence: text.min(1) });

const proposalSchema = (actions: readonly Action[]) =>
  z.object({
    action: z.enum(actions),
    ruleId: text,
    rule: z.string().max(8_000),
    setting: z.enum(['', ...SETTINGS]),
    value: z.number(),
    because: text,
  });

/** Numbers of candidates, from 1. */
const reviewSchema = z.object({ doubtful: z.array(z.number().int().min(1)).max(64), because: text });

/** A form that a model is asked to fill in: its schema for the endpoint, and the check of what comes back. */
export interface Form<T> {
  readonly schema: NonNullable<ModelRequest['schema']>;
  /** null when the text holds no JSON object of this form */
  parse(answer: string): T | null;
}

export const reflectionForm: Form<Reflection> = form('reflection', reflectionSchema);
export const lessonForm: Form<Lesson> = form('lesson', lessonSchema);
/** A proposal of one of these actions. */
export function proposalForm(actions: readonly Action[]): Form<Proposal> {
  return form('proposal', proposalSchema(actions));
}
export const reviewForm: Form<z.infer<typeof reviewSchema>> = form('review', reviewSchema);

function form<T>(name: string, schema: z.ZodType<T>): Form<T> {
  return {
    schema: { name, json: z.toJSONSchema(schema) },
    parse: (answer) => {
      const parsed = schema.safeParse(jsonObject(answer));
      return parsed.success ? parsed.data : null;
    },
  };
}

/** The first to the last brace: endpoints without structured output wrap the object in fences or in talk. */
function jsonObject(answer: string): unknown {
  const visible = answer.replace(/<think>[\s\S]*?<\/think>/g, '');
  const from = visible.indexOf('{');
  const to = visible.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    return JSON.parse(visible.slice(from, to + 1));
  } catch {
    // Broken JSON is an expected outcome of a model's answer: the caller goes on without it.
    return null;
  }
}
