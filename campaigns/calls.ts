import type { Address } from '../domain/address.js';
import type { Role } from '../domain/roles.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';

/** A question to the model of an episode, as the ledger has it. */
export interface PaidCall {
  /** key of the ledger */
  readonly key: string;
  readonly address: Address;
  readonly role: Role;
  /** answers that were asked for; null in entries of earlier versions */
  readonly answers: number | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  /** the endpoint gave no usage: an upper bound of ours */
  readonly estimated: boolean;
  /** what the endpoint said of itself */
  readonly fingerprint: string;
  /** ISO 8601 */
  readonly at: string;
}

/** What an episode paid for, in the order in which it is told of. */
export async function callsOf(store: Store, episode: Address): Promise<readonly PaidCall[]> {
  const course = await store.find('courses', episode);
  if (course === null) return [];
  const asked = await askedIn(store, course);
  const entries = await Promise.all(asked.map(async ({ key, role }) => ({ key, role, entry: await store.find('ledger', key) })));
  return entries.flatMap(({ key, role, entry }) => {
    if (entry === null) return [];
    const { address, answer, calls, at } = entry;
    const { promptTokens, completionTokens, estimated } = answer.usage;
    return [
      {
        key,
        address,
        role,
        answers: calls ?? null,
        promptTokens,
        completionTokens,
        estimated,
        costUsd: answer.costUsd,
        fingerprint: answer.fingerprint,
        at,
      },
    ];
  });
}

interface Asked {
  readonly key: string;
  readonly role: Role;
}

async function askedIn(store: Store, { progress }: CourseRecord): Promise<readonly Asked[]> {
  const { answers, reflections, thoughts = [] } = progress;
  const byAnswer = await Promise.all(
    answers.map(async ({ ledger, work, tree, review }): Promise<readonly Asked[]> => {
      const [worked, grown] = await Promise.all([
        work === undefined ? null : store.find('works', work),
        tree === undefined ? null : store.find('trees', tree),
      ]);
      const solving = [...(ledger === null ? [] : [ledger]), ...(worked?.calls ?? []), ...(grown?.calls ?? [])];
      return [...as('solver', solving), ...as('reviewer', review === undefined ? [] : [review])];
    }),
  );
  return [
    ...as(
      'solver',
      thoughts.map(({ ledger }) => ledger),
    ),
    ...byAnswer.flat(),
    ...as('reflector', reflections),
  ];
}

function as(role: Role, keys: readonly string[]): readonly Asked[] {
  return keys.map((key) => ({ key, role }));
}
