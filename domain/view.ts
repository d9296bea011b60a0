/** The cycles of one branch up to and including one; of another campaign where it is named. */
interface Stretch {
  readonly campaign?: string;
  readonly branch: number;
  readonly upToCycle: number;
}

/** What of memory is seen. */
export type View = readonly Stretch[];

/** A cycle of a campaign. */
export interface Moment {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
}

/** Memory as it was when a cycle of a branch began: what the branch took over, and its own cycles before this one. */
export function viewAt({ ancestors, branch, cycle }: Omit<Moment, 'campaign'> & { readonly ancestors: View }): View {
  return cycle === 0 ? ancestors : [...ancestors, { branch, upToCycle: cycle - 1 }];
}

/** Whether a view of campaign `own` sees what was learned in a cycle. */
export function isSeen(view: View, own: string, { campaign, branch, cycle }: Moment): boolean {
  return view.some((each) => (each.campaign ?? own) === campaign && each.branch === branch && cycle <= each.upToCycle);
}

/** Whether a checkpoint was confirmed within a view: its cycle counts those that had ended, and the last of them must be seen. */
export function isWithin(view: View, own: string, checkpoint: Moment): boolean {
  return isSeen(view, own, { ...checkpoint, cycle: checkpoint.cycle - 1 });
}

/** What a campaign began with of the memory of others: of the nights before, and of those that share theirs with it. */
export function takenOver({ inherited, sharedMemory }: Began): View {
  return [...(inherited?.memory ?? []), ...(sharedMemory?.memory ?? [])];
}

interface Began {
  readonly inherited?: { readonly memory: View };
  readonly sharedMemory?: { readonly memory: View };
}

export function sameView(one: View, other: View): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => {
      const { campaign, branch, upToCycle } = other[index] ?? {};
      return each.campaign === campaign && each.branch === branch && each.upToCycle === upToCycle;
    })
  );
}
