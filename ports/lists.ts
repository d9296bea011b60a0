/** Names of the lists in which a campaign's records stand. */

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

export function reportList(campaign: string): string {
  return `reports:${campaign}`;
}

/** Where the campaign stood each time that it ended. */
export function endList(campaign: string): string {
  return `ends:${campaign}`;
}

export function raceList(campaign: string): string {
  return `races:${campaign}`;
}
