/** What the letters of the grid mean, and their colours. */
export const LETTERS = [
  { letter: '+', name: 'solved', colour: 'cell-once' },
  { letter: 'l', name: 'logic', colour: 'cell-logic' },
  { letter: 's', name: 'syntax', colour: 'cell-syntax' },
  { letter: 't', name: 'timeout', colour: 'cell-timeout' },
  { letter: 'r', name: 'resource', colour: 'cell-resource' },
  { letter: 'a', name: 'tampering', colour: 'cell-tampering' },
  { letter: 'u', name: 'not solved otherwise', colour: 'cell-other' },
  { letter: '.', name: 'not practised', colour: 'cell-none' },
] as const;

export function meaningOf(letter: string | undefined): string {
  return LETTERS.find((each) => each.letter === letter)?.name ?? 'not practised';
}
