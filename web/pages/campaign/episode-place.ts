/** Where an episode stood, by its address. People count cycles and runs from 1, addresses from 0. */
export function placeText(address: string): string {
  const [, side, rest = ''] = /^[^/]+\/exam\/side:(first|last)([^/]*)(?:\/|$)/.exec(address) ?? [];
  if (side !== undefined) {
    const [, run] = /^[^/]+\/exam\/[^/]+\/run\/(\d+)\//.exec(address) ?? [];
    return [`${side} strategy`, ...ofText(rest), `run ${Number(run ?? 0) + 1}`].join(', ');
  }
  const [, branch, cycle] = /^[^/]+\/b(\d+)\/c(\d+)(?:\/|$)/.exec(address) ?? [];
  return branch === undefined || cycle === undefined ? '' : [`cycle ${Number(cycle) + 1}`, ...branchText(branch)].join(', ');
}

/** `of b2 x1`: of which branch the last strategy was, and after which extension. */
function ofText(of: string): readonly string[] {
  const [, branch = '0', extension] = /^ of b(\d+)(?: x(\d+))?$/.exec(of) ?? [];
  return [...branchText(branch), ...(extension === undefined ? [] : [`extension ${extension}`])];
}

function branchText(branch: string): readonly string[] {
  return branch === '0' ? [] : [`branch ${branch}`];
}
