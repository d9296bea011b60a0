/** What the embedded stack is pinned to. A new version here makes a new cache entry; state on disk stays. */
export const VERSIONS = {
  /** the newest that `go install` takes: later ones have a replace directive */
  temporalCli: '1.5.1',
  mongod: '8.0.13',
  ferretdb: '1.24.0',
  chroma: '1.5.9',
  nodeLlamaCpp: '3.22.1',
} as const;
