import { chosenDemonstrations } from '../domain/asking/nearest.js';
import { CHOSEN_TOKENS, exampleTokens } from '../domain/playbook.js';
import type { Demonstration, Strategy } from '../domain/strategy.js';
import type { Store } from '../ports/store.js';
import { episodeAddresses } from './episodes.js';
import { leavingOut } from './leaving-out.js';
import { campaignIn } from './named-strategy.js';

/**
 * The examples that a strategy has chosen for each task, where there is no task: those that its campaign's exams were shown most often.
 * None where it chooses none, or is named without a campaign.
 */
export async function usualExamples(store: Store, name: string, { memory }: Strategy): Promise<readonly Demonstration[]> {
  const [campaign, count] = [campaignIn(name), memory.examples ?? 0];
  if (campaign === null || count === 0) return [];
  const lenient = leavingOut(store);
  const addresses = await episodeAddresses(lenient, campaign, { purpose: 'exam' });
  const shown = await Promise.all(addresses.map(async (address) => (await lenient.find('recalls', address))?.examples?.shown ?? []));
  const times = new Map<string, number>();
  for (const hash of shown.flat()) times.set(hash, (times.get(hash) ?? 0) + 1);
  const often = [...times].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([hash]) => hash);
  const tasks = await Promise.all(often.slice(0, MOST_READ).map((hash) => lenient.find('tasks', hash)));
  let left = CHOSEN_TOKENS;
  const fitting = chosenDemonstrations(tasks.filter((task) => task !== null)).filter(({ example }) => {
    const tokens = example === undefined ? 0 : exampleTokens(example);
    const fits = tokens <= left;
    if (fits) left -= tokens;
    return fits;
  });
  return fitting.slice(0, count);
}

const MOST_READ = 50;
