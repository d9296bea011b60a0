/** A service behind the API. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the service does not answer. */
  check(): Promise<unknown>;
  /** false: the API does its work without it, and campaigns wait */
  readonly needed?: boolean;
}
