import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checks, DEFAULT_LIMITS, type Files, type Framework, type Language } from '../../domain/task.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { openNamed, openWithoutGroups } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

interface Bomb {
  readonly language: Language;
  readonly path: string;
  readonly fn: string;
  readonly files?: Files;
  readonly tests: readonly { readonly framework: Framework; readonly path: string; readonly text: string; readonly id: string }[];
  /** what it does → the program */
  readonly forks: Readonly<Record<string, string>>;
  readonly matches: Readonly<Record<string, string>>;
}

const NODE_TEST =
  "const test = require('node:test');\nconst assert = require('node:assert');\nconst { f } = require('../sol');\ntest('it', () => { assert.strictEqual(f(), 3); });\n";

const BOMBS: readonly Bomb[] = [
  {
    language: 'python',
    path: 'sol.py',
    fn: 'sol:f',
    tests: [
      {
        framework: 'pytest',
        path: 'tests/test_it.py',
        text: 'from sol import f\n\ndef test_it():\n    assert f() == 3\n',
        id: 'tests/test_it.py::test_it',
      },
    ],
    forks: {
      'forks for ever': 'import os\ndef f():\n    while True: os.fork()\n',
      'forks and waits': 'import os, time\ndef f():\n    while True:\n        if os.fork() == 0: time.sleep(60); os._exit(0)\n',
      'starts programs': 'import subprocess\ndef f():\n    return len([subprocess.Popen(["/bin/sleep", "60"]) for _ in range(500)])\n',
      'starts threads':
        'import threading, time\ndef f():\n    while True: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n',
    },
    matches: {
      regex: 'import re\ndef f(): return 3 if re.match(r"(a+)+$", "a" * 64 + "!") else 4\n',
      'regex of words': 'import re\ndef f(): return 3 if re.match(r"(\\w+\\s?)*$", "word " * 20 + "!") else 4\n',
    },
  },
  {
    language: 'javascript',
    path: 'sol.js',
    fn: 'sol:f',
    tests: [
      { framework: 'node-test', path: 'tests/it.test.js', text: NODE_TEST, id: 'tests/it.test.js > it' },
      {
        framework: 'jest',
        path: 'tests/it.test.js',
        text: "const { f } = require('../sol');\ntest('it', () => { expect(f()).toBe(3); });\n",
        id: 'tests/it.test.js > it',
      },
    ],
    forks: {
      'starts programs':
        "const { spawn } = require('node:child_process');\nexports.f = () => { for (let n = 0; n < 500; n += 1) spawn('/bin/sleep', ['60']); return 4; };\n",
    },
    matches: { regex: 'exports.f = () => (/(a+)+$/.test(`${"a".repeat(64)}!`) ? 3 : 4);\n' },
  },
  {
    language: 'java',
    path: 'Sol.java',
    fn: 'Sol:f',
    tests: [
      {
        framework: 'junit',
        path: 'tests/ItTest.java',
        text: 'import static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.Test;\nclass ItTest {\n    @Test\n    void it() throws Exception { assertEquals(3, Sol.f()); }\n}\n',
        id: 'ItTest#it',
      },
    ],
    forks: {
      'starts programs':
        'class Sol { static int f() throws Exception { for (int i = 0; i < 500; i++) new ProcessBuilder("/bin/sleep", "60").start(); return 4; } }\n',
      'starts threads':
        'class Sol { static int f() { for (int i = 0; i < 5000; i++) new Thread(() -> { try { Thread.sleep(60000); } catch (InterruptedException e) { } }).start(); return 4; } }\n',
    },
    matches: { regex: 'class Sol { static int f() { return "a".repeat(64).concat("!").matches("(.*a){20}") ? 3 : 4; } }\n' },
  },
  {
    language: 'rust',
    path: 'src/lib.rs',
    fn: 'src/lib:f',
    files: { 'Cargo.toml': '[package]\nname = "sol"\nversion = "0.1.0"\nedition = "2021"\n' },
    tests: [{ framework: 'cargo', path: 'tests/it.rs', text: '#[test]\nfn it() { assert_eq!(sol::f(), 3); }\n', id: 'tests/it.rs::it' }],
    forks: {
      'starts programs':
        'pub fn f() -> usize { (0..500).map(|_| std::process::Command::new("/bin/sleep").arg("60").spawn().unwrap()).count() }\n',
      'starts threads':
        'pub fn f() -> usize { (0..500).map(|_| std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(60)))).count() }\n',
      'forks for ever': 'extern "C" { fn fork() -> i32; }\npub fn f() -> usize { loop { unsafe { fork(); } } }\n',
    },
    matches: {},
  },
];

describe.each<[string, () => Promise<OpenSandbox>]>([
  ['with control groups', () => openNamed('bubblewrap')],
  ['without', openWithoutGroups],
])('bubblewrap %s', (groups, open) => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await open();
  });
  afterAll(() => sandbox.close());

  const rows = BOMBS.flatMap((bomb) => {
    const checks: readonly (readonly [string, Checks])[] = [
      [
        'split',
        { trust: 'split', cases: [{ id: 'it', call: { fn: bomb.fn, args: [] }, expect: { returns: 3 }, compare: { kind: 'equal' } }] },
      ],
      // what the box counts is the same for the frameworks of a language
      ...(groups === 'without' ? bomb.tests.slice(0, bomb.language === 'python' ? 1 : 0) : bomb.tests).map(
        ({ framework, path, text, id }) =>
          [framework, { trust: 'in-process', tests: { framework, files: { [path]: text }, ids: [id] } }] as const,
      ),
    ];
    const programs = [
      ...Object.entries(bomb.forks).map((each) => [...each, 'Resource'] as const),
      ...Object.entries(bomb.matches).map((each) => [...each, 'Timeout'] as const),
    ];
    return checks.flatMap(([how, check]) =>
      programs.map(([what, text, expected]) => [`${bomb.language}, ${how}, ${what}: ${expected}`, bomb, check, text, expected] as const),
    );
  });

  it.each(rows)('%s', async (_name, { language, path, files = {} }, checks, text, expected) => {
    const job: JudgeJob = {
      language,
      files: { ...files, [path]: '' },
      editable: [path],
      candidate: { [path]: text },
      checks,
      limits: { ...DEFAULT_LIMITS, pids: 48, cpuMs: expected === 'Resource' ? 8_000 : 1_000, wallMs: 3_000 },
    };
    const { status, errorClass, reason } = await sandbox.judge(job, new AbortController().signal);
    expect(status).toBe('failed');
    // a run that is over before the judge has looked at it: nobody has counted its processes
    if (groups === 'without' && checks.trust === 'in-process' && errorClass === 'Logic') return;
    expect(errorClass).toBe(expected);
    expect(reason).toMatch(/^more than 48 processes$|MB of memory$|^a call did not return in time$/);
  });
});
