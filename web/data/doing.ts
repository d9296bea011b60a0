import type { CampaignProgress } from '../../ports/campaign-control.js';
import { counted, duration } from '../ui/figures.js';

const PHASES: Readonly<Record<CampaignProgress['phase'], string>> = {
  starting: 'Starting',
  practise: 'Practising on train tasks',
  trust: 'Looking whether the champion has fallen',
  learn: 'Learning from what was practised',
  propose: 'Proposing a change',
  screen: 'Screening a challenger',
  search: 'Searching on train tasks',
  race: 'Racing a challenger against the champion',
  sealed: 'Taking the exam on the sealed tasks',
  paused: 'Paused',
  'rolling-back': 'Rolling back',
  ended: 'Ended',
};

/** What a campaign does now, in a few short phrases: the phase, then how far it is. */
export function doingNow({ phase, practised, exam, search, race, waits, ...left }: Omit<CampaignProgress, 'state'>): readonly string[] {
  const howLong = leftText(left);
  return [
    PHASES[phase],
    ...(phase === 'practise' ? [`${practised.done} of ${counted(practised.of, 'task')}, ${practised.solved} solved`] : []),
    ...(phase === 'search' && search !== undefined ? [`${search.done} of ${counted(search.of, 'call')}`] : []),
    ...(phase === 'race' && race !== null
      ? [`race ${race.k}: ${race.pairs} of at most ${counted(race.of, 'pair')}, ${race.wins} won, ${race.losses} lost`]
      : []),
    ...(phase === 'sealed' && exam !== null ? [`${exam.done} of ${counted(exam.of, 'run')}`] : []),
    ...(waits.length === 0 ? [] : [`waiting for ${counted(waits.length, 'thing')}`]),
    ...(howLong === null ? [] : [howLong]),
  ];
}

/** `about 3 min left`; null where nothing can be said. */
export function leftText({ leftMs, leftIsLeast }: Pick<CampaignProgress, 'leftMs' | 'leftIsLeast'>): string | null {
  return leftMs === null ? null : `${leftIsLeast === true ? 'at least' : 'about'} ${duration(leftMs)} left`;
}
