import { problem } from '../../api/http/problem.js';

/** What a problem says is wrong, one by one. */
export function details(body: unknown): string[] {
  return problem.parse(body).errors.map(({ detail }) => detail);
}
