import type { LessonSeen } from './lessons-seen.js';
import type { Idea } from './propose.js';

const EMPTY = { ruleId: '', rule: '' } as const;

/** Settings that could be otherwise: a cooler order, other numbers of samples and reflections. */
export function settingIdeas(lines: readonly string[], lessons: readonly LessonSeen[]): Idea[] {
  const read = (name: string): number => Number(new RegExp(`^${name}: ([\\d.]+)$`, 'm').exec(lines.join('\n'))?.[1] ?? 'NaN');
  const [temperature, samples, reflections] = [read('temperature'), read('samples'), read('reflections')];
  const solved = lessons.filter((lesson) => lesson.solved).length;
  const because = `${solved} of ${lessons.length} tasks of this cycle were solved`;
  const decoding = [temperature / 2, temperature * 1.5].filter((value) => value >= 0.05 && value <= 1.5).map((value): Idea => ({ proposal: { ...EMPTY, action: 'decoding-changed', setting: 'temperature', value: Math.round(value * 100) / 100, because: `${because}; ${value < temperature ? 'less chance keeps to the likeliest changes' : 'more chance leaves a wrong track'}` }, weight: value < temperature ? 1 : 0.4 }));
  const episode = [
    ...[samples / 2, samples * 2].filter((value) => Number.isInteger(value) && value >= 1 && value <= 16).map((value): Idea => ({ proposal: { ...EMPTY, action: 'episode-changed', setting: 'samples', value, because: `${because}; ${value < samples ? 'each answer can use what the one before has shown' : 'more candidates an answer cost fewer answers'}` }, weight: value < samples ? 1 : 0.4 })),
    ...[reflections - 1, reflections + 1].filter((value) => value >= 0 && value <= 6).map((value): Idea => ({ proposal: { ...EMPTY, action: 'episode-changed', setting: 'reflections', value, because }, weight: 0.3 })),
  ];
  return [...decoding, ...episode];
}
