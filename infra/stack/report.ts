/** Takes one line of progress for a person. */
export type Report = (line: string) => void;

const FIRST_WORD_MS = 1_000;
const NEXT_WORD_MS = 15_000;

/** Says that a step goes on once it takes longer than a second, again now and then, and how long it took. Quick steps stay silent. */
export async function step<T>(what: string, report: Report, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - startedAt) / 1_000)} s`;
  let spoke = false;
  let next: NodeJS.Timeout;
  const speak = (): void => {
    report(spoke ? `${what} … ${seconds()}` : `${what} …`);
    spoke = true;
    next = setTimeout(speak, NEXT_WORD_MS);
  };
  next = setTimeout(speak, FIRST_WORD_MS);
  try {
    const result = await work();
    if (spoke) report(`${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearTimeout(next);
  }
}
