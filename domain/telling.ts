import { type AskedModels, isVacant, modelsOf } from './roles.js';
import { pickIndex, shuffled } from './random.js';
import type { Reflection } from './reflection.js';
import { ERROR_CLASSES } from './verdict.js';

/** What a campaign makes of reflections in its episodes, and of what memory holds: the arms of experiments. */
export const REFLECTIONS_TOLD = ['own', 'shuffled', 'none'] as const;
export const MEMORIES_TOLD = ['both', 'errors', 'code', 'none'] as const;
export const MEMORY_CONTENTS = ['own', 'shuffled'] as const;

/** What the questions of an episode are not told as it is; what is missing is told as ever. */
export interface Telling {
  readonly reflection?: Exclude<(typeof REFLECTIONS_TOLD)[number], 'own'>;
  readonly memory?: Exclude<(typeof MEMORIES_TOLD)[number], 'both'>;
  readonly memoryContent?: Exclude<(typeof MEMORY_CONTENTS)[number], 'own'>;
}

interface TellingSettings {
  readonly reflection?: (typeof REFLECTIONS_TOLD)[number];
  readonly memory?: (typeof MEMORIES_TOLD)[number];
  readonly memoryContent?: (typeof MEMORY_CONTENTS)[number];
}

/** What the episodes of a campaign have of it: whom they ask, and what they are told. */
export function episodesOf(config: Parameters<typeof modelsOf>[0] & TellingSettings): AskedModels & { readonly telling?: Telling } {
  const models = modelsOf(config);
  const telling = tellingOf(isVacant(models, 'reflector') ? { ...config, reflection: 'none' } : config);
  return { ...models, ...(Object.keys(telling).length === 0 ? {} : { telling }) };
}

function tellingOf({ reflection = 'own', memory = 'both', memoryContent = 'own' }: TellingSettings): Telling {
  return {
    ...(reflection === 'own' ? {} : { reflection }),
    ...(memory === 'both' ? {} : { memory }),
    ...(memoryContent === 'own' ? {} : { memoryContent }),
  };
}

/**
 * The reflection with its content shuffled: as long, in the same words, and saying nothing. The words of all its
 * sentences are dealt out anew without the marks by which they name code, and place and class are drawn.
 */
export function shuffledReflection(reflection: Reflection, seed: number, purpose: string, lines: number): Reflection {
  const texts = [reflection.suspectedCause, reflection.nextIdea, reflection.sentence];
  const words = shuffled(seed, `${purpose} words`, texts.flatMap(wordsOf));
  const [cause = 0, idea = 0] = texts.map((text) => wordsOf(text).length);
  return {
    ...reflection,
    errorClass: ERROR_CLASSES[pickIndex(seed, `${purpose} class`, ERROR_CLASSES.length)] ?? reflection.errorClass,
    place: { ...reflection.place, line: 1 + pickIndex(seed, `${purpose} line`, Math.max(1, lines)) },
    suspectedCause: words.slice(0, cause).join(' '),
    nextIdea: words.slice(cause, cause + idea).join(' '),
    sentence: words.slice(cause + idea).join(' '),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.replaceAll('`', '').split(/\s+/).filter(Boolean);
}
