/** What a made-up night is told with. */

export const START = '2027-03-01T21:00:00.000Z';

export function timeOf(start: string, cycle: number): string {
  return new Date(Date.parse(start) + cycle * 290_000).toISOString();
}

export function placeOf(name: string, cycle: number, index: number, task: string): string {
  return `${name}/b0/c${cycle}/practise/${index}/${task}`;
}

export const CHANGES = [
  'Look at the bounds of each loop before anything else: name the first and the last value that it takes.',
  'Write down what each failing case expects beside what came, and find the one line that explains the difference.',
  'Change one thing at a time; an answer that changes three lines hides which of them was wrong.',
  'Where a comparison decides, try the case where both sides are equal.',
  'Before you answer, run the smallest case by hand.',
];
