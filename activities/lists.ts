/** Names of the lists in which a campaign's records stand, by what is learned from them. */

export function strategyList(campaign: string): string {
  return `strategies:${campaign}`;
}

export function proposalList(campaign: string): string {
  return `proposals:${campaign}`;
}

export function trainingList(campaign: string): string {
  return `trainings:${campaign}`;
}

export function screenList(campaign: string): string {
  return `screens:${campaign}`;
}

/** Challengers that earned no race. */
export function screenedList(campaign: string): string {
  return `screened:${campaign}`;
}

export function raceList(campaign: string): string {
  return `races:${campaign}`;
}
