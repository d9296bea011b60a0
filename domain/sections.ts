/** The headings of the sections, in the order in which they stand. The offline model reads prompts by them. */
export const SECTION = {
  planning: '## Before you write',
  rules: '## Rules',
  ruleCounts: '## What rules did on train tasks',
  examples: '## Examples',
  working: '## How to work',
  answer: '## How to answer',
  task: '# Task',
  files: '## Files you may change',
  support: '## Files to read',
  checkout: '## The checkout',
  cases: '## Cases that must hold',
  memory: '## What memory recalls',
  suspects: '## Lines that failures run most',
  plan: '## Plan',
  written: '## Cases of your own, which may be wrong',
  tried: '## What has been tried',
  repair: '## After an attempt failed',
  reflections: '## Reflections',
  mend: '## To be mended',
  now: '## Now',
  candidates: '## Candidates',
  episodes: '## How episodes went',
  seen: '## Train tasks as they went',
  lessons: '## Lessons of this cycle',
  settings: '## Settings',
  sections: '## Sections of the prompt',
  steps: '## Steps of an episode',
  failedBefore: '## Proposals that did not help',
  feedback: '## What people say',
  outcome: '## Outcome',
} as const;

/** What a person writes where a marked question has a heading; the offline model reads these too. Empty: the part needs none. */
export const PLAIN_SECTION = {
  planning: '',
  rules: 'Mind:',
  examples: 'For example:',
  answer: '',
  task: '',
  files: 'The program as it is:',
  support: 'Files beside it, to read:',
  cases: 'These must hold:',
  memory: 'From earlier work:',
  suspects: 'Lines that failures run most:',
  plan: 'Plan:',
  written: 'Cases of your own, which may be wrong:',
  tried: 'Tried already, and wrong:',
  repair: '',
  reflections: 'What went wrong:',
  mend: 'To be mended:',
  now: '',
} as const;

export function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [...(heading === '' ? [] : [heading]), ...lines].join('\n');
}

export function headed(heading: string, text: string): string {
  return section(heading, text.trim() === '' ? [] : [text.trim()]);
}

/** What a program printed, or a model or a person said, must not bring a heading of its own. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ⏎ ');
}
