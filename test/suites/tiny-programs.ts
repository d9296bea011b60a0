import { deflateSync } from 'node:zlib';

/** Rows of sets of programs in their published form, of our own. */
export const CONTEST = {
  name: '9001_A. Ferries and Cars',
  description: 'Given n cars and k places on a ferry, print how often it must go.\n\nExample\n\nInput\n\n5 2\n\nOutput\n\n3',
  public_tests: { input: ['5 2\n'], output: ['3\n'] },
  private_tests: { input: ['4 2\n', '1 9\n', '5 2\n'], output: ['2\n', '1\n', '3\n'] },
  generated_tests: { input: ['0 7\n'], output: ['0\n'] },
  solutions: {
    language: [2, 1, 3, 4],
    solution: [
      'int main() {}',
      'print 1',
      'n, k = map(int, input().split())\nprint(-(-n // k))\n',
      'import java.util.*;\npublic class Ferry {\n  Ferry next;\n  public static void main(String[] args) { Scanner in = new Scanner(System.in); int n = in.nextInt(), k = in.nextInt(); System.out.println((n + k - 1) / k); }\n}\n',
    ],
  },
  time_limit: { seconds: 3, nanos: 500_000_000 },
  memory_limit_bytes: 1_073_741_824,
  is_description_translated: false,
  input_file: '',
  output_file: '',
};

/** As Python's pickle writes one text. */
export function pickled(text: string, protocol: number): Buffer {
  const bytes = Buffer.from(text);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  const made = Buffer.concat([Buffer.from([0x58]), size, bytes]);
  if (protocol < 4) return Buffer.concat([Buffer.from([0x80, protocol]), made, Buffer.from([0x71, 0, 0x2e])]);
  const frame = Buffer.alloc(9, 0);
  frame[0] = 0x95;
  frame.writeBigUInt64LE(BigInt(made.length + 2), 1);
  return Buffer.concat([Buffer.from([0x80, protocol]), frame, made, Buffer.from([0x94, 0x2e])]);
}

export function packed(bytes: Buffer): string {
  return deflateSync(bytes).toString('base64');
}

export const STDIN_ROW = {
  question_title: 'Ferries',
  question_content: 'Print n doubled.',
  platform: 'atcoder',
  question_id: 'abc900_a',
  contest_id: 'abc900',
  contest_date: '2026-01-01T00:00:00',
  starter_code: '',
  difficulty: 'easy',
  public_test_cases: JSON.stringify([{ input: '2\n', output: '4\n', testtype: 'stdin' }]),
  private_test_cases: packed(pickled(JSON.stringify([{ input: '5\n', output: '10\n', testtype: 'stdin' }]), 4)),
  metadata: '{}',
};
export const METHOD_ROW = {
  ...STDIN_ROW,
  question_id: 3_900,
  question_title: 'Longest',
  question_content: 'Return the length of the longest word, times factor.',
  starter_code: 'class Solution:\n    def longest(self, words: List[str], factor: int) -> int:\n        ',
  public_test_cases: JSON.stringify([{ input: '["a", "bcd"]\n2', output: '6', testtype: 'functional' }]),
  private_test_cases: JSON.stringify([
    { input: '[]\n1', output: '0', testtype: 'functional' },
    { input: 'words', output: '1', testtype: 'functional' },
  ]),
  metadata: '{"func_name": "longest"}',
};

export const LEETCODE = {
  task_id: 'doubled-number',
  question_id: 9_001,
  difficulty: 'Easy',
  tags: ['Math'],
  problem_description: 'Given n, return it doubled.',
  starter_code: 'class Solution:\n    def doubled(self, n: int) -> int:\n        ',
  entry_point: 'Solution().doubled',
  prompt: 'import math\nfrom typing import *\n',
  completion: 'class Solution:\n    def doubled(self, n: int) -> int:\n        return n * 2',
  test: 'def check(candidate):\n    assert candidate(n = 2) == 4\n    assert candidate(n = 0) == 0\n    assert candidate(n = -3) == -6\n',
  input_output: [{ input: 'n = 2', output: '4' }],
  query: '…',
};
