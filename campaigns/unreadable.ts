import { RatchetFailure } from '../ports/failures.js';
import type { Unreadable } from '../ports/store.js';

/**
 * Asks something of each campaign, and tells apart those of which it cannot be answered: one broken record is no reason to say
 * nothing of all others. An outage is nothing of a campaign's own, and is thrown.
 */
export async function ofEach<Campaign extends { readonly id: string }, Answer>(
  campaigns: readonly Campaign[],
  ask: (campaign: Campaign) => Promise<Answer>,
): Promise<{ readonly answers: readonly Answer[]; readonly unreadable: readonly Unreadable[] }> {
  const asked = await Promise.all(campaigns.map((campaign) => answerOf(campaign.id, () => ask(campaign))));
  return {
    answers: asked.flatMap((each) => ('answer' in each ? [each.answer] : [])),
    unreadable: asked.flatMap((each) => ('because' in each ? [each] : [])),
  };
}

async function answerOf<Answer>(campaign: string, ask: () => Promise<Answer>): Promise<{ readonly answer: Answer } | Unreadable> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'missing-record') return { campaign, because: error.message };
    throw error;
  }
}

/** How people are told of one. */
export function unreadableLine({ campaign, because }: Unreadable): string {
  return `campaign ${campaign} is left out, since it cannot be read: ${because}`;
}
