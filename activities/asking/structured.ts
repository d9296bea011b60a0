import { z } from 'zod';
import { MAX_FORETOLD } from '../../domain/foretold.js';
import { MAX_EDITS, SETTINGS, singleEdit, type Bundle, type Lesson, type Reflection } from '../../domain/reflection.js';
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

const editSchema = (actions: readonly Action[]) =>
  z.object({
    action: z.enum(actions),
    ruleId: text,
    rule: z.string().max(8_000),
    setting: z.enum(['', ...SETTINGS]),
    value: z.number(),
    because: text,
  });

const names = z.array(text).max(MAX_FORETOLD);

/** The edits as they came: each is read by itself, so that one which is none spoils no other. */
const bundleSchema = z.object({ evidence: text, rootCause: text, edits: z.array(z.unknown()), willFix: names, mayBreak: names });

/** Numbers of candidates, from 1. */
const reviewSchema = z.object({ doubtful: z.array(z.number().int().min(1)).max(64), because: text });

/** What models are asked to fill in. A failure that has no class of its own is one of logic; a setting that there is not, is none. */
export const reflectionForm: Form<Reflection> = form('reflection', reflectionSchema, {
  needs: ['sentence', 'nextIdea', 'suspectedCause'],
  otherwise: { errorClass: 'Logic' },
});
export const lessonForm: Form<Lesson> = form('lesson', lessonSchema, { needs: ['sentence'], otherwise: {} });
/** Of an answer without end; what is no edit is passed over. */
const MOST_READ = 4 * MAX_EDITS;

/** A bundle of edits of these actions; also the answer of one edit alone, with what it foretells where it does. */
export function proposalForm(actions: readonly Action[]): Form<Bundle> {
  const edit = editSchema(actions);
  const single = form('edit', edit, { needs: ['action'], otherwise: { setting: '' } });
  const whole = form('proposal', bundleSchema, { needs: ['edits', 'willFix', 'mayBreak'], otherwise: {} });
  const asked = z.toJSONSchema(bundleSchema.extend({ edits: z.array(edit).min(1).max(MAX_EDITS) }));
  return {
    schema: { name: 'proposal', json: asked },
    parse: (answer) => {
      const bundle = whole.parse(answer);
      const edits = (bundle?.edits ?? []).slice(0, MOST_READ).flatMap((each) => single.parse(JSON.stringify(each)) ?? []);
      if (bundle !== null && edits.length > 0) return { ...bundle, edits };
      const rows = single.rows(answer).slice(0, MOST_READ);
      const [first] = rows;
      if (first !== undefined) return { ...(bundle ?? singleEdit(first)), edits: rows };
      const alone = single.parse(answer);
      if (alone !== null) return { ...(bundle ?? singleEdit(alone)), edits: [alone] };
      return bundle?.edits.length === 0 ? { ...bundle, edits: [] } : null;
    },
  };
}
export const reviewForm: Form<z.infer<typeof reviewSchema>> = form('review', reviewSchema, { needs: ['doubtful'], otherwise: {} });
