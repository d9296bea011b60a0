import { afterAll } from 'vitest';

const started: string[] = [];

/** What a test file of this kind may not start. `list`: where `test/kinds.ts` names what starts such a thing. */
export function refuse(what: string, list: string): never {
  const told = `${what}, which a test file of its kind does not start: name what starts it among the ${list} of test/kinds.ts, or start it through one of them`;
  started.push(told);
  throw new Error(told);
}

// The code under test may well take a program that cannot be started for one that is not installed.
afterAll(() => {
  if (started.length > 0) throw new Error(`this file wanted ${started.join('; ')}`);
});
