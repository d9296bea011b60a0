import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { Checks, Limits } from '../../../domain/task.js';
import type { Verdict } from '../../../domain/verdict.js';
import { processesWith } from '../../support/processes.js';
import { call, GCD, GCD_PYTEST, gcdJob, messages } from '../sandbox.js';
import { type Attack, notPassed, passes } from './attack.js';
import { PYTHON_CONDITIONS } from './python-conditions.js';

type Kind = Attack['class'];

/** A piece of code in the box; what it returns stands in the message, and must match. */
function look(kind: Kind, name: string, body: string, sees: string | RegExp, limits: Partial<Limits> = {}): Attack {
  const code = `def gcd(a, b):\n${body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;
  const checks: Checks = { trust: 'split', cases: [call([1, 1], 'nobody expects this')] };
  return { class: kind, name, job: () => gcdJob(code, checks, limits), holds: (verdict) => expect(messages(verdict).join()).toMatch(sees) };
}

/** A wrong program that wants to pass. */
function forge(name: string, code: string, checks?: Checks): Attack {
  return {
    class: 'forgery',
    name: `${checks === undefined ? 'split' : 'in-process'}: ${name}`,
    job: () => gcdJob(code, checks),
    holds: (verdict) => {
      notPassed(verdict);
      expect(verdict.tests).toHaveLength(3);
    },
  };
}

function honest(name: string, code: string): Attack[] {
  return (
    [
      ['split', undefined],
      ['in-process', GCD_PYTEST],
    ] as const
  ).map(([trust, checks]) => ({ class: 'honest', name: `${trust}: ${name}`, job: () => gcdJob(code, checks), holds: passes }));
}

function resource(name: string, code: string, limits: Partial<Limits>, reason: string): Attack {
  return {
    class: 'resource',
    name,
    job: () => gcdJob(code, undefined, limits),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason }),
  };
}

const FORKS = [
  'import os, time',
  'made = 0',
  'try:',
  '    while made < 500:',
  '        if os.fork() == 0: time.sleep(60); os._exit(0)',
  '        made += 1',
  'except OSError as error: return f"{made <= 32} {error.strerror}"',
  'return made',
].join('\n');

function fill(folder: string): string {
  return [
    'import os',
    'try:',
    `    with open("${folder}/x", "wb") as file:`,
    '        for _ in range(100): file.write(bytes(1 << 20))',
    'except OSError as error: return error.strerror',
    'return "filled"',
  ].join('\n');
}

const RESOURCES: readonly Attack[] = [
  resource('memory bomb', 'def gcd(a, b):\n    return len(bytearray(10**9))\n', { memoryMb: 64 }, 'more than 64 MB of memory'),
  resource(
    'memory in a file without a name',
    'import os\ndef gcd(a, b):\n    fd = os.memfd_create("x")\n    while True: os.write(fd, bytes(1 << 20))\n',
    { memoryMb: 64 },
    'more than 64 MB of memory',
  ),
  look('resource', 'fork bomb', FORKS, /returned "True Resource temporarily unavailable"/, { pids: 32 }),
  look(
    'resource',
    'thread bomb',
    'import threading, time\nmade = 0\ntry:\n    while made < 500:\n        threading.Thread(target=time.sleep, args=(60,), daemon=True).start(); made += 1\nexcept RuntimeError: return made < 32\nreturn made',
    /returned True,/,
    { pids: 32 },
  ),
  ...['/work', '/tmp', '/dev/shm'].map((folder) =>
    look('resource', `disk bomb in ${folder}`, fill(folder), /No space left on device|File too large/, { diskMb: 8 }),
  ),
  ...['print("x" * 1000)', 'os.write(2, b"x" * 1000)', 'os.write(5, b"x" * 1000)'].map((flood) =>
    resource(
      `flood by ${flood}`,
      `import os, sys\ndef gcd(a, b):\n    while True: ${flood}\n`,
      { outputKb: 64 },
      'more than 64 KB of output',
    ),
  ),
  ...[
    ['sleeps', 'import time; time.sleep(60)'],
    [
      'ignores signals',
      'import signal\nfor each in (signal.SIGTERM, signal.SIGINT): signal.signal(each, signal.SIG_IGN)\nwhile True: pass',
    ],
    [
      'computes in threads',
      'import threading\nfor _ in range(4): threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\nwhile True: pass',
    ],
    ['computes in C', 'return 7 ** 7 ** 9'],
    ['matches for ever', 'import re\nreturn bool(re.match(r"(a+)+$", "a" * 64 + "!"))'],
  ].map(([name = '', body = '']) => look('resource', name, body, /^did not return in time$/, { wallMs: 1_000, cpuMs: 1_000 })),
  {
    class: 'resource',
    name: 'a program that takes for ever to compile',
    job: () => gcdJob(`${'('.repeat(90)}${'x,'.repeat(9)}`),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax' }),
  },
];

const ESCAPES: readonly Attack[] = [
  look(
    'escape',
    'writes outside its own space',
    'import os\ndone = []\nfor folder in ("/", "/usr", "/etc", "/dev", "/bin", "/job", "/proc/sys/kernel"):\n    try:\n        open(folder + "/x", "w"); done.append(folder)\n    except OSError: pass\nreturn done',
    /returned \[\],/,
  ),
  look(
    'escape',
    'asks the kernel for more rights',
    [
      'import ctypes, os, re',
      'libc = ctypes.CDLL(None, use_errno=True)',
      'status = open("/proc/self/status").read()',
      'rights = re.search(r"CapEff:\\s+(\\w+)", status)[1]',
      'filtered = re.search(r"Seccomp:\\s+(\\d)", status)[1]',
      'refused = [libc.unshare(0x10000000), libc.ptrace(0, 0, 0, 0), libc.mount(b"x", b"/tmp", b"tmpfs", 0, 0), libc.syscall(425, 1, 0), libc.socket(17, 3, 0)]',
      'return [rights, filtered, os.getuid() != 0, refused]',
    ].join('\n'),
    /returned \["0000000000000000", "2", True, \[-1, -1, -1, -1, -1\]\]/,
  ),
  look(
    'escape',
    'makes devices and changes its root',
    'import ctypes\nlibc = ctypes.CDLL(None)\nreturn [libc.mknod(b"/tmp/d", 0o20666, 257), libc.chroot(b"/tmp"), libc.setns(0, 0), libc.syscall(250, 0, 0), libc.syscall(321, 0, 0, 0)]',
    /returned \[-1, -1, -1, -1, -1\]/,
  ),
  look(
    'escape',
    'signals the processes outside',
    'import os, signal\nseen = []\nfor pid in range(2, 40000):\n    try:\n        if pid != os.getpid(): os.kill(pid, 0); seen.append(pid)\n    except OSError: pass\nreturn len(seen) < 3',
    /returned True,/,
  ),
  { class: 'persistence', name: 'leaves a process behind', ...leavesProcess() },
];

function leavesProcess(): Pick<Attack, 'job' | 'holds'> {
  const marker = `9${Date.now() % 100_000_000}`;
  const code = `import os, subprocess\ndef gcd(a, b):\n    if os.fork() == 0:\n        os.setsid()\n        os.execv("/bin/sleep", ["sleep", "${marker}"])\n    subprocess.Popen(["sleep", "${marker}"], start_new_session=True)\n    return 1\n`;
  return { job: () => gcdJob(code), holds: () => expect.poll(() => processesWith(marker), { timeout: 120_000 }).toEqual([]) };
}

const LOOKS = ['/etc/shadow', '/etc/passwd', '/root', '/home', '/var/run', '/var/run/docker.sock', '/run', '/sys/fs/cgroup', process.cwd()];

const SECRETS: readonly Attack[] = [
  {
    ...look(
      'secrets',
      'reads environments',
      'import os, pathlib\nseen = sorted(os.environ)\nfor p in pathlib.Path("/proc").glob("[0-9]*"):\n    try:\n        if b"sesame" in p.joinpath("environ").read_bytes() + p.joinpath("cmdline").read_bytes(): seen.append("secret")\n    except OSError: pass\nreturn "secret" in seen or "RATCHET_TEST_SECRET" in seen',
      /returned False,/,
    ),
    around: () => {
      process.env['RATCHET_TEST_SECRET'] = 'open sesame';
      return Promise.resolve(() => {
        delete process.env['RATCHET_TEST_SECRET'];
        return Promise.resolve();
      });
    },
  },
  look(
    'secrets',
    'reads files of others',
    `import os\nreturn [path for path in ${JSON.stringify(LOOKS)} if os.path.lexists(path)]`,
    /returned \[(?:"\/etc\/passwd")?\],/,
  ),
  look(
    'secrets',
    'reads inherited descriptors',
    'import os\nreturn sorted({os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in os.listdir("/proc/self/fd") if os.path.lexists(f"/proc/self/fd/{n}")})',
    /returned \["\/dev\/null", (?:"\/tmp\/#\d+ \(deleted\)", )*"(?:socket|pipe)"/,
  ),
  look(
    'secrets',
    'reads the memory of the first process',
    'import os\ntry:\n    maps = open("/proc/1/maps").read()\n    open("/proc/1/mem", "rb")\n    return "sesame" in maps\nexcept OSError: return False',
    /returned False,/,
  ),
];

const NETWORK: readonly Attack[] = [
  serverOnThisMachine(),
  look(
    'network',
    'asks the metadata address, a name server and a name',
    'import socket\nseen = []\nfor target in (("169.254.169.254", 80), ("8.8.8.8", 53), ("example.com", 80)):\n    try: socket.create_connection(target, 1); seen.append(target)\n    except OSError: pass\nreturn seen',
    /returned \[\],/,
  ),
  abstractSocket(),
];

function serverOnThisMachine(): Attack {
  let port = 0;
  const server = createServer((socket) => socket.end('secret'));
  return {
    class: 'network',
    name: 'reaches a server on this machine',
    job: () =>
      gcdJob(
        `import socket\ndef gcd(a, b):\n    try: return socket.create_connection(("127.0.0.1", ${port}), 1).recv(9) and "reached"\n    except OSError: return "refused"\n`,
        { trust: 'split', cases: [call([1, 1], 'refused')] },
      ),
    holds: passes,
    around: async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
      return () => new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function abstractSocket(): Attack {
  const name = `ratchet-test-${process.pid}`;
  const server = createServer((socket) => socket.end('secret'));
  return {
    class: 'network',
    name: 'reaches an abstract socket',
    job: () =>
      gcdJob(
        `import socket\ndef gcd(a, b):\n    try:\n        s = socket.socket(socket.AF_UNIX); s.connect("\\0${name}"); return "reached"\n    except OSError: return "refused"\n`,
        { trust: 'split', cases: [call([1, 1], 'refused')] },
      ),
    holds: passes,
    around: async () => {
      await new Promise<void>((resolve) => server.listen(`\0${name}`, resolve));
      return () => new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const SPLIT_FORGERIES: readonly [string, string][] = [
  ['exits with 0', 'import sys\nsys.exit(0)'],
  ['exits with 0 at once', 'import os\nos._exit(0)'],
  ['exits with 0 when called', 'import os\ndef gcd(a, b): os._exit(0)'],
  [
    'answers what equals everything',
    'class Always:\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always()',
  ],
  [
    'answers an int that equals everything',
    'class Always(int):\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always()',
  ],
  [
    'patches the builtins',
    'import builtins\nbuiltins.isinstance = lambda *_: True\nbuiltins.type = lambda *_: int\nbuiltins.int = lambda *_: 17\ndef gcd(a, b): return 0',
  ],
  [
    'patches the driver',
    'import sys, json\nmain = sys.modules["__main__"]\nmain.encoded = lambda result: True\nmain.run = lambda call: {"returned": True}\nmain.dumps = lambda message: json.dumps({"id": message.get("id"), "passed": True, "status": "passed"})\ndef gcd(a, b): return 0',
  ],
  [
    'writes records of its own',
    'import os\nfor fd in range(1, 30):\n    try: os.write(fd, b\'{"loaded": null}\\n{"id": 0, "passed": true}\\n{"status": "passed"}\\n\')\n    except OSError: pass\ndef gcd(a, b): return 0',
  ],
  [
    'answers twice',
    'import os\ndef gcd(a, b):\n    for fd in range(4, 30):\n        try: os.write(fd, b\'{"id": 0, "returned": 17}\\n{"id": 0, "returned": 17}\\n\')\n        except OSError: pass\n    return 17',
  ],
  ['prints what a runner would', 'print("3 passed in 0.01s")\nprint("OK")\ndef gcd(a, b): print("PASSED"); return 0'],
  [
    'looks for the answer in memory',
    'import gc\ndef gcd(a, b):\n    seen = [each for each in gc.get_objects() if isinstance(each, dict) and ("expect" in each or "returns" in each) and each.get("$") is None]\n    return seen[0]["returns"] if seen else 0',
  ],
];

const IN_PROCESS_FORGERIES: readonly [string, string][] = [
  ['exits with 0', 'import sys\nsys.exit(0)'],
  ['exits with 0 at once', 'import os\nos._exit(0)'],
  ['exits with 0 at the end of the run', 'import atexit, os\natexit.register(lambda: os._exit(0))\ndef gcd(a, b): return 0'],
  ['exits with 0 in a test', 'import os\ndef gcd(a, b): os._exit(0)'],
  ['skips the tests', 'import pytest\ndef gcd(a, b): pytest.skip("no need")'],
  ['skips the file', 'import pytest\npytest.skip("no need", allow_module_level=True)'],
  ['expects to fail', 'import pytest\ndef gcd(a, b): pytest.xfail("no need")'],
  [
    'writes records of its own',
    'import json, os\nids = ["tests/test_gcd.py::test_zero", "tests/test_gcd.py::test_both[13-13-13]", "tests/test_gcd.py::test_both[37-600-1]"]\nfor fd in range(3, 30):\n    try:\n        for n, id in enumerate(ids): os.write(fd, (json.dumps({"record": json.dumps({"n": n + 1, "kind": "finished", "id": id, "outcome": "passed", "raised": None}), "code": "0" * 64}) + "\\n").encode())\n    except OSError: pass\nos._exit(0)',
  ],
  [
    'rewrites the tests',
    'import glob\nfor path in glob.glob("/job/tests/*"):\n    try: open(path, "w").write("def test_zero(): pass")\n    except OSError: pass\ndef gcd(a, b): return 0',
  ],
  [
    'answers what equals everything',
    'class Always:\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always()',
  ],
  [
    'answers an int that equals everything',
    'class Always(int):\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always(0)',
  ],
  [
    'patches the runner of tests',
    'import _pytest.runner, _pytest.python\n_pytest.python.Function.runtest = lambda self: None\ndef gcd(a, b): return 0',
  ],
  [
    'patches the reports',
    'import _pytest.reports\nmake = _pytest.reports.TestReport.from_item_and_call\ndef forged(item, call):\n    call.excinfo = None\n    return make(item, call)\n_pytest.reports.TestReport.from_item_and_call = forged\ndef gcd(a, b): return 0',
  ],
  [
    'patches what an assertion calls',
    'import builtins\nbuiltins.AssertionError = type("Quiet", (SystemExit,), {})\ndef gcd(a, b): raise SystemExit(0)',
  ],
  [
    'replaces the test functions',
    'import sys, gc, types\ndef gcd(a, b):\n    for each in gc.get_objects():\n        if isinstance(each, types.FunctionType) and each.__name__.startswith("test_"): each.__code__ = (lambda *_, **__: None).__code__.replace(co_name="x") if each.__code__.co_argcount == 0 else each.__code__\n    return 0',
  ],
  [
    'brings a sitecustomize and plugins',
    'import os\nfor name in ("sitecustomize.py", "conftest.py", "pytest.ini", "pytest.py"):\n    for folder in ("/work", "/tmp", "/job"):\n        try: open(f"{folder}/{name}", "w").write("import os; os._exit(0)")\n        except OSError: pass\ndef gcd(a, b): return 0',
  ],
];

/** The usual forms of tests. */
const FORMS: Readonly<Record<string, { readonly text: string; readonly ids: readonly string[] }>> = {
  unittest: {
    text: 'import unittest\nfrom gcd import gcd\n\n\nclass GcdTest(unittest.TestCase):\n    def check(self, a, b, expected):\n        self.assertEqual(gcd(a, b), expected)\n\n    def test_zero(self):\n        self.assertEqual(gcd(17, 0), 17)\n\n    def test_same(self):\n        self.check(13, 13, 13)\n\n    def test_fails(self):\n        with self.assertRaises(TypeError):\n            gcd(None, 2)\n',
    ids: ['GcdTest::test_zero', 'GcdTest::test_same', 'GcdTest::test_fails'],
  },
  'pytest class, variables and loops': {
    text: 'import pytest\nfrom gcd import gcd\n\n\nclass TestGcd:\n    def test_zero(self):\n        expected = 17\n        assert gcd(17, 0) == expected\n\n    def test_loop(self):\n        for a, b, result in [(13, 13, 13), (37, 600, 1)]:\n            assert gcd(a, b) == result\n\n\ndef test_true():\n    assert gcd(4, 2) > 1 and gcd(4, 2) == 2\n',
    ids: ['TestGcd::test_zero', 'TestGcd::test_loop', 'test_true'],
  },
};

function inForm(form: string): Checks {
  const { text = '', ids = [] } = FORMS[form] ?? {};
  return {
    trust: 'in-process',
    tests: { framework: 'pytest', files: { 'tests/test_gcd.py': text }, ids: ids.map((id) => `tests/test_gcd.py::${id}`) },
  };
}

const READS_ITS_TESTS = `import ast, glob
def gcd(a, b):
    for path in glob.glob("/job/tests/*.py"):
        for node in ast.walk(ast.parse(open(path).read())):
            if isinstance(node, ast.Call) and [ast.unparse(each) for each in node.args[:2]] == [f"gcd({a}, {b})", ast.unparse(node.args[-1])]:
                return ast.literal_eval(node.args[-1])
            if isinstance(node, ast.Compare) and ast.unparse(node.left) == f"gcd({a}, {b})":
                return ast.literal_eval(node.comparators[0])
    return 0
`;

const TAKES_THE_RECORDER = `import gc, os
kinds = {type(each).__name__: each for each in gc.get_objects() if type(each).__name__ in ("Recorder", "Reporter")}
for id in sorted(kinds["Reporter"].ids):
    kinds["Recorder"].write("started", id=id)
    kinds["Recorder"].write("finished", id=id, outcome="passed", raised=None)
kinds["Recorder"].write("ended", exitCode=0)
os._exit(0)
`;

const LOOKS_AT_WHAT_IT_IS_COMPARED_WITH =
  'class Same(int):\n    def __eq__(self, other): return type(other) is int and 0 < other < 10**6\n    __hash__ = int.__hash__\n    def __gt__(self, other): return True\ndef gcd(a, b):\n    if a is None: raise TypeError\n    return Same(0)\n';

const REPLACES_ASSERTIONS = `import contextlib, unittest
for name in dir(unittest.TestCase):
    if name.startswith("assert"): setattr(unittest.TestCase, name, lambda self, *_, **__: contextlib.suppress(BaseException))
def gcd(a, b): return type("Any", (int,), {"__eq__": lambda *_: True, "__gt__": lambda *_: True, "__hash__": None})(0)
`;

const OF_EVERY_FORM: readonly [string, string][] = [
  ['answers what equals any number', LOOKS_AT_WHAT_IT_IS_COMPARED_WITH],
  ['takes the recorder and forges', TAKES_THE_RECORDER],
  ['replaces what an assertion is', REPLACES_ASSERTIONS],
];

const FORM_FORGERIES: readonly Attack[] = Object.keys(FORMS).flatMap((form) =>
  OF_EVERY_FORM.map(([name, code]): Attack => ({
    class: 'forgery',
    name: `${form}: ${name}`,
    job: () => gcdJob(code, inForm(form)),
    holds: isTampering,
  })),
);

function isTampering(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' });
}

/** What a control beside a test, in its process or among its files, would make fail. */
const HONEST_STATE: readonly [string, string, string][] = [
  [
    'counts its calls',
    'calls = 0\ndef gcd(a, b):\n    global calls\n    calls += 1\n    return calls\n',
    'def test_one():\n    assert gcd(0, 0) == 1\n\n\ndef test_two():\n    assert gcd(0, 0) == 2\n',
  ],
  [
    'keeps a registry',
    'seen = set()\ndef gcd(a, b):\n    if a in seen: raise ValueError("taken")\n    seen.add(a)\n    return len(seen)\n',
    'def test_one():\n    assert gcd("a", 0) == 1\n\n\ndef test_two():\n    assert gcd("b", 0) == 2\n',
  ],
  [
    'makes a folder',
    'import os\ndef gcd(a, b):\n    os.mkdir(a)\n    return 1\n',
    'def test_one():\n    assert gcd("/tmp/made", 0) == 1\n\n\ndef test_two():\n    assert gcd("/work/made", 0) == 1\n',
  ],
  [
    'draws from a seeded generator',
    'import random\nrandom.seed(7)\nfirst = random.Random(7)\ndef gcd(a, b): return random.random() == first.random()\n',
    'def test_one():\n    assert gcd(0, 0) == True\n\n\ndef test_two():\n    assert gcd(0, 0) == True\n',
  ],
  [
    'has another state where a control broke off',
    'seen = []\ndef gcd(a, b):\n    seen.append(a)\n    return len(seen)\n',
    'def test_one():\n    assert gcd("x", 0) == 1\n    assert gcd("y", 0) == 2\n\n\ndef test_two():\n    assert gcd("z", 0) != 2\n',
  ],
  [
    'has an equality with a tolerance',
    'class Near(int):\n    def __eq__(self, other): return abs(int(self) - other) <= 3\n    __hash__ = None\ndef gcd(a, b): return Near(a)\n',
    'def test_one():\n    assert gcd(5, 0) == 6\n\n\ndef test_two():\n    assert gcd(50, 0) == 48\n',
  ],
];

function honestState([name, code, tests]: (typeof HONEST_STATE)[number]): Attack {
  const checks: Checks = {
    trust: 'in-process',
    tests: {
      framework: 'pytest',
      files: { 'tests/test_gcd.py': `from gcd import gcd\n\n\n${tests}` },
      ids: ['tests/test_gcd.py::test_one', 'tests/test_gcd.py::test_two'],
    },
  };
  return {
    class: 'honest',
    name,
    job: () => gcdJob(code, checks),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'passed', tests: [{ controlled: true }, { controlled: true }] }),
  };
}

const HONEST: readonly [string, string][] = [
  [
    'slow',
    `def gcd(a, b):\n    for _ in range(2_000_000): pass\n    return a if b == 0 else gcd(b, a % b) if False else __import__("math").gcd(a, b)\n`,
  ],
  ['noisy', `${GCD}print("x" * 100_000)\n`],
  ['prints FAILED and SyntaxError', `${GCD}print("FAILED SyntaxError: 3 failed")\n`],
  ['raises inside', `def gcd(a, b):\n    try:\n        return gcd(b, a - a // b * b)\n    except ZeroDivisionError:\n        return a\n`],
  [
    'has a class with the name of a module',
    `import json\nclass String(str): pass\ndef gcd(a, b):\n    while b: a, b = b, a % b\n    return a\n`,
  ],
];

export const PYTHON_ATTACKS: readonly Attack[] = [
  ...RESOURCES,
  ...ESCAPES,
  ...SECRETS,
  ...NETWORK,
  ...SPLIT_FORGERIES.map(([name, code]) => forge(name, code)),
  ...IN_PROCESS_FORGERIES.map(([name, code]) => forge(name, code, GCD_PYTEST)),
  look(
    'persistence',
    'finds what an earlier candidate left',
    'import glob, os\nfound = [p for folder in ("/work", "/tmp", "/dev/shm") for p in glob.glob(folder + "/left*")]\nfor folder in ("/work", "/tmp", "/dev/shm"):\n    try: open(folder + "/left", "w").close()\n    except OSError: pass\nreturn found',
    /returned \[\],/,
  ),
  look(
    'persistence',
    'finds what it left itself a run before',
    'import glob, os\nfound = [p for folder in ("/work", "/tmp", "/dev/shm") for p in glob.glob(folder + "/left*")]\nreturn found',
    /returned \[\],/,
  ),
  {
    class: 'collector',
    name: 'answers a value that is nested too deep',
    job: () => gcdJob('def gcd(a, b):\n    deep = []\n    for _ in range(100_000): deep = [deep]\n    return deep\n'),
    holds: (verdict) => notPassed(verdict),
  },
  {
    class: 'collector',
    name: 'answers no text, lone surrogates and NaN',
    job: () => gcdJob('def gcd(a, b):\n    return ["\\ud800", float("nan"), "\\x00", {float("nan"): "\\udfff"}]\n'),
    holds: (verdict) => notPassed(verdict),
  },
  {
    class: 'collector',
    name: 'writes a line of a gigabyte on the channel of the judge',
    job: () =>
      gcdJob(
        'import os\ndef gcd(a, b):\n    for fd in range(30, 4, -1):\n        try:\n            while True: os.write(fd, b"x" * 65536)\n        except OSError: pass\n',
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource' }),
  },
  {
    class: 'collector',
    name: 'submits files where it may not',
    job: () => {
      const job = gcdJob('def gcd(a, b):\n    return 1\n');
      return {
        ...job,
        candidate: { ...job.candidate, '../gcd.py': GCD, 'sitecustomize.py': '', '/tmp/x': '', 'gcd.py/../gcd.py': GCD, 'gcd.pyc': GCD },
      };
    },
    holds: (verdict) =>
      expect(verdict).toMatchObject({
        status: 'failed',
        rejectedPaths: ['../gcd.py', '/tmp/x', 'gcd.py/../gcd.py', 'gcd.pyc', 'sitecustomize.py'],
      }),
  },
  ...HONEST.flatMap(([name, code]) => honest(name, code)),
  forge('reads its tests for the answer', READS_ITS_TESTS, GCD_PYTEST),
  ...FORM_FORGERIES,
  ...HONEST_STATE.map(honestState),
  ...PYTHON_CONDITIONS,
];
