/**
 * What runners of tests and languages print anew each time: how long it took, when it was, addresses, numbers of processes. It says
 * nothing about a program, and without it the same work reads the same, in whichever run it is done. What a program prints itself stays.
 */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  // node:test and tap
  [/\b(duration_ms:?) \d+(?:\.\d+)?/g, '$1 #'],
  [/\btime=\d+(?:\.\d+)?m?s\b/g, 'time=#'],
  // pytest, unittest, cargo: `3 passed in 0.03s`, `Ran 3 tests in 0.001s`, `finished in 0.00s`
  [
    /^(.*\b(?:passed|failed|errors?|skipped|deselected|warnings?|no tests ran|Ran \d+ tests?|finished)\b.*?) in \d+(?:\.\d+)?s\b(?: \(\d+:\d\d:\d\d\))?/,
    '$1 in #s',
  ],
  // jest, mocha, vitest, node's spec: `✓ adds (5 ms)`, `✔ adds (0.5ms)`, `2 passing (12ms)`
  [/^(\s*(?:[✓✔√✕✖×]|▶|ok\b|not ok\b|\d+ (?:passing|failing)|PASS\b|FAIL\b).*?) \(?\d+(?:\.\d+)?\s?m?s\)?$/, '$1 (#)'],
  [/^(\s*(?:Time:|Duration|Start at))\s.*$/, '$1 #'],
  // Maven and Gradle
  [/\b(Time elapsed:) \d+(?:\.\d+)? s(?:ec)?/g, '$1 # s'],
  [/\b(Total time:|Finished at:)\s.*$/, '$1 #'],
  [/^(BUILD (?:SUCCESSFUL|FAILED) in) .*$/, '$1 #'],
  // Python's way to name an object, and Node's to name a process
  [/( at 0x)[0-9a-f]{6,}(?=>)/gi, '$1#'],
  [/\(node:\d+\)/g, '(node:#)'],
];

export function steadyLine(line: string): string {
  return CHANGING.reduce((text, [pattern, put]) => text.replace(pattern, put), line);
}
