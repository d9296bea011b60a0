/** An issue or a pull request that messages name by its number. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

const TRAILER =
  /^(?:Signed-off-by|Co-authored-by|Reviewed-by|Acked-by|Change-Id|PR-URL|Fixes|Closes|Refs?|Credit|Close|Reviewed-on|git-svn-id|\(cherry picked)\b/i;
const MAX_CHARS = 8_000;

/** What is asked for, in the words of those who asked; null where they say too little to work by. */
export function statementOf(repository: string, message: string, issues: ReadonlyMap<number, Issue>): string | null {
  const said = message
    .split('\n')
    .filter((line) => !TRAILER.test(line.trim()))
    .join('\n')
    .replaceAll(/\s*\((?:#|GH-)\d+\)/g, '')
    .trim();
  const told = numbersIn(message).flatMap((number) => issues.get(number) ?? []);
  const words = said.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
  if (words < 3 && told.length === 0) return null;
  const issue = told.map(({ title, body }) => `## ${title}\n\n${body.trim()}`);
  return [`In the repository ${repository}:`, said, ...issue].join('\n\n').slice(0, MAX_CHARS);
}

function numbersIn(message: string): readonly number[] {
  return [...new Set([...message.matchAll(/(?:#|GH-|issues\/|pull\/)(\d+)\b/g)].map(([, number]) => Number(number)))];
}
