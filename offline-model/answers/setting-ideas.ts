import type { Proposal } from '../../domain/reflection.js';
import type { LessonSeen } from './lessons-seen.js';
import type { Idea } from './idea.js';

const RANGE = { temperature: [0, 1.5], samples: [1, 16], reflections: [0, 6] } as const;

/**
 * What another value would be for. Where less chance or fewer samples are possible they come first: each answer then rests on more
 * evidence.
 */
interface Turn {
  readonly action: Proposal['action'];
  readonly setting: keyof typeof RANGE;
  readonly values: (now: number) => readonly number[];
  readonly weight: number;
  readonly because: string;
}

const TURNS: readonly Turn[] = [
  {
    action: 'decoding-changed',
    setting: 'temperature',
    values: (now) => (now > 0 ? [round(now / 2), 0] : []),
    weight: 2,
    because: 'less chance keeps to the likeliest changes',
  },
  {
    action: 'decoding-changed',
    setting: 'temperature',
    values: (now) => [round(now === 0 ? 0.2 : now * 1.5)],
    weight: 0.5,
    because: 'more chance leaves a wrong track',
  },
  {
    action: 'episode-changed',
    setting: 'samples',
    values: (now) => [1, Math.ceil(now / 2)].filter((value) => value < now),
    weight: 1.5,
    because: 'fewer candidates an answer let the next one use what they have shown',
  },
  {
    action: 'episode-changed',
    setting: 'samples',
    values: (now) => [now * 2],
    weight: 0.3,
    because: 'more candidates an answer cost fewer answers',
  },
  {
    action: 'episode-changed',
    setting: 'reflections',
    values: (now) => [now - 1, now + 1],
    weight: 0.3,
    because: 'reflections can help to find the place, or hold on to a wrong one',
  },
];

/** Settings that could be otherwise, of those that stand under "Settings". */
export function settingIdeas(lines: readonly string[], lessons: readonly LessonSeen[]): Idea[] {
  const solved = `${lessons.filter((lesson) => lesson.solved).length} of ${lessons.length} tasks were solved`;
  return TURNS.flatMap(({ action, setting, values, weight, because }) => {
    const now = Number(lines.find((line) => line.startsWith(`${setting}: `))?.slice(setting.length + 2) ?? 'NaN');
    if (Number.isNaN(now)) return [];
    const [from, to] = RANGE[setting];
    const fitting = [...new Set(values(now))].filter((value) => value >= from && value <= to && value !== now);
    return fitting.map((value): Idea => ({
      proposal: { action, ruleId: '', rule: '', setting, value, because: `${solved}; ${because}` },
      weight: weight / fitting.length,
    }));
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
