/** What a controller can choose: a tactic, with one of its variants where it has some. */
export interface Arm {
  readonly tactic: string;
  readonly variant: string | null;
}

export function armName({ tactic, variant }: Arm): string {
  return variant === null ? tactic : `${tactic}: ${variant}`;
}
