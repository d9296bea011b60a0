import { z } from 'zod';
import { SETTINGS, type Lesson, type Proposal, type Reflection } from '../../domain/reflection.js';
import type { Action } from '../../domain/strategy.js';
import { ERROR_CLASSES } from '../../domain/verdict.js';
import { form, type Form } from './form.js';

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

/** What models are asked to fill in. A failure that has no class of its own is one of logic; a setting that there is not, is none. */
export const reflectionForm: Form<Reflection> = form('reflection', reflectionSchema, {
  needs: ['sentence', 'nextIdea', 'suspectedCause'],
  otherwise: { errorClass: 'Logic' },
});
export const lessonForm: Form<Lesson> = form('lesson', lessonSchema, { needs: ['sentence'], otherwise: {} });
/** A proposal of one of these actions. */
export function proposalForm(actions: readonly Action[]): Form<Proposal> {
  return form('proposal', proposalSchema(actions), { needs: ['action'], otherwise: { setting: '' } });
}
export const reviewForm: Form<z.infer<typeof reviewSchema>> = form('review', reviewSchema, { needs: ['doubtful'], otherwise: {} });
