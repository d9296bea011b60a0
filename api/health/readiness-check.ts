/** A service that the API cannot work without. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects when the service does not answer. */
  check(): Promise<unknown>;
}
