/** A service that something stands on, and whether it answers. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the service does not answer. */
  check(): Promise<unknown>;
  /** false: who asks does its work without it, and campaigns wait */
  readonly needed?: boolean;
}
