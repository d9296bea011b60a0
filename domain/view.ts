/** Up to which cycle of which branch memory is seen; of another campaign where one is named. */
export type View = readonly { readonly campaign?: string; readonly branch: number; readonly upToCycle: number }[];

/** Memory as it was when a cycle of a branch began: what the branch took over, and its own cycles before this one. */
export function viewAt({ ancestors, branch, cycle }: { readonly ancestors: View; readonly branch: number; readonly cycle: number }): View {
  return cycle === 0 ? ancestors : [...ancestors, { branch, upToCycle: cycle - 1 }];
}
