/** The queues that workers take work from. Throws RatchetFailure `unavailable` when the engine is away. */
export interface Queues {
  /** Steps that nobody has taken yet, by the kind of worker that takes them. */
  backlog(): Promise<Readonly<Record<string, number>>>;
}
