/** A file of tests that is longer stands in a prompt as far as its tests that are named. */
const WHOLE_CHARS = 6_000;
const HEAD_LINES = 25;
const TEST_LINES = 60;
const MOST_TESTS = 12;

/** The head of a file of tests, and the tests that these ids name. */
export function testExcerpt(text: string, path: string, ids: readonly string[]): string {
  if (text.length <= WHOLE_CHARS) return text;
  const lines = text.split('\n');
  const names = [...new Set(ids.filter((id) => !/^\S+(?:::| > )/.test(id) || id.startsWith(path)).map(nameOf))].slice(0, MOST_TESTS);
  const shown = new Set(lines.slice(0, HEAD_LINES).keys());
  for (const name of names) {
    const start = lines.findIndex((line) => isNamed(line, name));
    if (start === -1) continue;
    for (let line = start; line < endOf(lines, start); line += 1) shown.add(line);
  }
  return lines.flatMap((line, index) => (shown.has(index) ? [line] : shown.has(index - 1) ? ['…'] : [])).join('\n');
}

/** `tests/a.py::A::test_x[1-2]`, `a.js > group > adds #2`, `org.a.ATest#adds` → what stands in the file. */
function nameOf(id: string): string {
  const last = id.split(/::| > |#(?!\d+$)/).at(-1) ?? id;
  return last.replace(/\[.*$/s, '').replace(/ #\d+$/, '');
}

/** As a definition, or as the title of a test. */
function isNamed(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at === -1) return false;
  const around = `${line[at - 1] ?? ''}${line[at + name.length] ?? ''}`;
  return (
    /^['"`]['"`]$/.test(around) || (/\b(?:def|fn|void|function)\s+$/.test(line.slice(0, at)) && !/\w/.test(line[at + name.length] ?? ''))
  );
}

/** Up to the next line that stands no deeper and is not its end. */
function endOf(lines: readonly string[], start: number): number {
  const depth = indentOf(lines[start] ?? '');
  for (let line = start + 1; line < Math.min(lines.length, start + TEST_LINES); line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() !== '' && indentOf(text) <= depth) return /^[\s)}\];]+$/.test(text) ? line + 1 : line;
  }
  return Math.min(lines.length, start + TEST_LINES);
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
