import type { z } from 'zod';

/** What was expected of a variable's value, in words for a person: numbers come as text, of which a schema says what it made. */
export function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'expected a number';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'expected a whole number';
  if (issue.code === 'too_small' && isOfNumbers(issue.origin)) return `expected a number of at least ${issue.minimum}`;
  if (issue.code === 'too_big' && isOfNumbers(issue.origin)) return `expected a number of at most ${issue.maximum}`;
  return issue.message;
}

function isOfNumbers(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}
