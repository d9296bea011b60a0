import type { EpisodeSpec } from './episode.js';

/** Memory as it was when a cycle of a branch began: what the branch took over, and its own cycles before this one. */
export function viewAt({ ancestors, branch, cycle }: { readonly ancestors: EpisodeSpec['view']; readonly branch: number; readonly cycle: number }): EpisodeSpec['view'] {
  return cycle === 0 ? ancestors : [...ancestors, { branch, upToCycle: cycle - 1 }];
}
