import { actionId, turnId } from '../../campaigns/works.js';
import { within, type Address } from '../../domain/address.js';
import { actionLine } from '../../domain/agent/action.js';
import { patchLine } from '../../domain/agent/patch-parts.js';
import { count } from '../../domain/figures.js';
import { waitingLine, type Waiting } from '../../domain/waiting.js';
import type { Store } from '../../ports/store.js';
import { duration } from '../report-table.js';

/** So long nothing may have been said before that is said: an agent of a person's own, or tests, may take their time. */
const QUIET_MS = 20_000;

interface Following {
  readonly tell: (line: string) => void;
  /** model calls so far */
  readonly calls: () => Promise<number>;
  readonly now?: () => number;
}

/** Tells of each action of an episode's works once, as soon as it is on record, and of what is waited for. One look at a time. */
export function followWork(
  store: Pick<Store, 'find'>,
  episode: Address,
  { tell: say, calls, now = () => performance.now() }: Following,
): (waits: readonly Waiting[]) => Promise<void> {
  let [answer, turn, action, told] = [0, 0, 0, ''];
  let saidAt = now();
  const beganAt = saidAt;
  const tell = (line: string): void => {
    saidAt = now();
    say(line);
  };

  /** What is new of the turn that is worked on; null where nothing is. */
  const next = async (): Promise<string | null> => {
    const work = within(episode, 'answer', answer);
    const asked = await store.find('turns', turnId(work, turn));
    if (asked === null) {
      const ended = await store.find('works', work);
      if (ended === null) return null;
      const line = `attempt ${answer + 1}: handed in (${patchLine(ended.patch)}); the tests run on it`;
      [answer, turn, action] = [answer + 1, 0, 0];
      return line;
    }
    const wanted = asked.actions[action];
    if (wanted === undefined) {
      const nothing = asked.actions.length === 0 ? `${place()}: ${asked.unreadable || 'the answer of the model could not be had'}` : '';
      [turn, action] = [turn + 1, 0];
      return nothing;
    }
    const done = await store.find('actions', actionId(work, turn, action));
    if (done === null) return null;
    const line = `${place()}: ${actionLine(wanted)}: ${firstLine(done.observation.text)}`;
    action += 1;
    return line;
  };
  const place = (): string => `attempt ${answer + 1}, turn ${turn + 1}`;

  return async (waits) => {
    const waiting = waits.map(waitingLine).join(' · ');
    if (waiting !== told && waiting !== '') tell(waiting);
    told = waiting;
    for (let line = await next(); line !== null; line = await next()) if (line !== '') tell(line);
    if (now() - saidAt >= QUIET_MS) tell(`still at it, ${duration(now() - beganAt)} so far: ${count(await calls(), 'model call')}`);
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
