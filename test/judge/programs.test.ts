import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Files, type Language, LANGUAGES, type Limits, type StdioCase } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { messages } from '../contract/sandbox.js';

/** Kept from run to run: toolchains are put there once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');
const never = new AbortController().signal;

/** Reads a count and that many numbers, and prints their sum; each fails in its own way on a word. */
const SUMS: Readonly<Record<Language, { readonly path: string; readonly right: string; readonly wrong: string; readonly broken: string }>> =
  {
    python: {
      path: 'main.py',
      right: 'count = int(input())\nprint(sum(map(int, input().split()[:count])))\nexit()\n',
      wrong: 'input()\nprint(len(input().split()))\n',
      broken: 'print(\n',
    },
    javascript: {
      path: 'main.js',
      right:
        "const [count, ...rest] = require('node:fs').readFileSync(0, 'utf8').split(/\\s+/).map(Number);\nif (Number.isNaN(count)) throw new TypeError('no number');\nconsole.log(rest.slice(0, count).reduce((a, b) => a + b, 0));\n",
      wrong: 'console.log(1);\n',
      broken: 'console.log(;\n',
    },
    typescript: {
      path: 'main.ts',
      right:
        "import { readFileSync } from 'node:fs';\nconst [count, ...rest]: number[] = readFileSync(0, 'utf8').split(/\\s+/).map(Number);\nif (Number.isNaN(count)) throw new TypeError('no number');\nconsole.log(rest.slice(0, count).reduce((a: number, b: number) => a + b, 0));\n",
      wrong: 'console.log(1);\n',
      broken: 'const a: number = "text";\n',
    },
    java: {
      path: 'Main.java',
      right:
        'import java.util.*;\npublic class Main {\n  public static void main(String[] args) {\n    Scanner in = new Scanner(System.in);\n    int count = in.nextInt();\n    long sum = 0;\n    for (int i = 0; i < count; i++) sum += in.nextLong();\n    System.out.println(sum);\n  }\n}\n',
      wrong: 'public class Main {\n  public static void main(String[] args) { System.out.println(1); }\n}\n',
      broken: 'public class Main { int }\n',
    },
    rust: {
      path: 'src/main.rs',
      right:
        'use std::io::{self, Read};\nfn main() {\n    let mut text = String::new();\n    io::stdin().read_to_string(&mut text).unwrap();\n    let all: Vec<i64> = text.split_whitespace().map(|each| each.parse().unwrap()).collect();\n    println!("{}", all[1..=all[0] as usize].iter().sum::<i64>());\n}\n',
      wrong: 'fn main() { println!("1"); }\n',
      broken: 'fn main() { let }\n',
    },
  };

function run(id: string, stdin: string, stdout: string, checker: StdioCase['checker'] = { kind: 'exact' }): StdioCase {
  return { id, stdin, stdout, checker };
}

const CASES = [run('three', '3\n1 2 3\n', '6\n'), run('two', '2\n-4 9\n', '5'), run('large', '2\n999999999 1\n', '1000000000\n')];

describe('programs run whole', () => {
  let sandbox: OpenSandbox;
  const judge = (
    language: Language,
    candidate: Files,
    cases: readonly StdioCase[],
    { limits = {}, files = candidate }: { readonly limits?: Partial<Limits>; readonly files?: Files } = {},
  ): Promise<Verdict> =>
    sandbox.judge(
      {
        language,
        files,
        editable: Object.keys(candidate),
        candidate,
        checks: { trust: 'split', cases },
        limits: { ...DEFAULT_LIMITS, ...limits },
      },
      never,
    );
  const python = (text: string, cases: readonly StdioCase[], limits: Partial<Limits> = {}): Promise<Verdict> =>
    judge('python', { 'main.py': text }, cases, { limits });

  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
  });
  afterAll(async () => {
    await sandbox.close();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const { path, right, wrong, broken } = SUMS[language];
    it('passes what prints what is expected, split', async () => {
      const verdict = await judge(language, { [path]: right }, CASES);
      expect({ status: verdict.status, trust: verdict.trust, messages: messages(verdict) }).toEqual({
        status: 'passed',
        trust: 'split',
        messages: ['', '', ''],
      });
    });

    it('fails what prints something else, with input, output and what was expected', async () => {
      const verdict = await judge(language, { [path]: wrong }, CASES.slice(0, 1));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
      expect(messages(verdict)[0]).toMatch(/^given "3\\n1 2 3\\n" it printed "[13]\\n", expected "6\\n"$/);
    });

    it('says where a program ended badly', async () => {
      const verdict = await judge(language, { [path]: right }, [run('word', 'x\n', '')]);
      expect(verdict.errorClass).toBe('Logic');
      expect(messages(verdict)[0]).toMatch(new RegExp(`^given "x\\\\n" it (?:raised|ended with exit code).*\\(${path} line \\d+\\)$`));
    });

    it('says what does not compile', async () => {
      const verdict = await judge(language, { [path]: broken }, CASES);
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax', step: 'compile', diagnostics: [{ path, line: 1 }] });
    });
  });

  it('runs other files of the task beside it, and the file that is named main', async () => {
    const files = { 'main.py': 'from solve import answer\nprint(answer(int(input())))\n', 'solve.py': '' };
    const verdict = await judge('python', { 'solve.py': 'def answer(n):\n    return n + 1\n' }, [run('one', '1\n', '2')], { files });
    expect(verdict.status).toBe('passed');
  });

  it('ends what never ends, and judges what is left', async () => {
    const text = 'n = int(input())\nwhile n == 1:\n    pass\nprint(n)\n';
    const verdict = await python(text, [run('a', '1', '1'), run('b', '2', '2')], { cpuMs: 300 });
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout' });
    expect(messages(verdict)).toEqual(['did not return in time', '']);
  });

  it('ends what waits for more input than there is', async () => {
    const verdict = await python('input()\ninput()\n', [run('a', 'one line\n', '')]);
    expect(messages(verdict)).toEqual(['given "one line\\n" it raised EOFError: EOF when reading a line (main.py line 2)']);
  });

  it('stops what prints more than it may, and what takes more memory', async () => {
    const flood = await python("print('x' * 3_000_000)\n", [run('a', '', '')]);
    expect(flood).toMatchObject({ errorClass: 'Resource', reason: 'more than 1024 KB of output' });
    const memory = await python('x = [bytearray(10_000_000) for _ in range(200)]\n', [run('a', '', ''), run('b', '', '')], {
      memoryMb: 128,
    });
    expect(memory).toMatchObject({ errorClass: 'Resource', reason: 'more than 128 MB of memory' });
  });

  it('lets nothing of one run reach the next', async () => {
    const text = [
      'import os, sys, time',
      'if input() == "1":',
      '    if os.fork() == 0:',
      '        os.setsid()',
      '        time.sleep(60)',
      '    print(1)',
      'else:',
      '    me = {str(os.getpid()), "1", "self", "thread-self"}',
      '    print(len([p for p in os.listdir("/proc") if p.isdigit() and p not in me]))',
    ].join('\n');
    const verdict = await python(text, [run('a', '1\n', '1\n'), run('b', '2\n', '1\n')]);
    expect(messages(verdict)).toEqual(['', '']);
  });

  it('takes what a program writes on the channel of the judge for no answer', async () => {
    const forged =
      'import os\nfor fd in ("8", "9", "3"):\n    for pid in os.listdir("/proc"):\n        try:\n            with open(f"/proc/{pid}/fd/{fd}", "wb") as pipe:\n                pipe.write(b\'{"code":0,"bytes":1,"printed":"NQ==","errors":""}\\n\')\n        except OSError:\n            pass\n';
    const verdict = await python(forged, [run('a', '', '6'), run('b', '', '6')]);
    expect(verdict.status).toBe('failed');
  });

  it('gives the program neither the packages of this machine nor a variable of the judge', async () => {
    const verdict = await python("import sys\nprint([p for p in sys.path if 'packages' in p], __name__, __file__, sys.argv)\n", [
      run('a', '', "[] __main__ main.py ['main.py']\n"),
    ]);
    expect(messages(verdict)).toEqual(['']);
  });

  it('keeps bytes, blanks and long inputs as they are', async () => {
    const text = 'import sys\nsys.stdout.write(sys.stdin.read())\n';
    const long = 'ä 😀 \t'.repeat(20_000);
    const verdict = await python(text, [run('a', long, long), run('b', '', ''), run('c', '\n\n', '\n\n')]);
    expect(messages(verdict)).toEqual(['', '', '']);
  });
});
