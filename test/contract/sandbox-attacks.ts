import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeJob, Sandbox } from '../../activities/ports.js';
import type { Limits } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { processesWith } from '../support/processes.js';
import { call, GCD, GCD_PYTEST, gcdJob, messages } from './sandbox.js';

/** What a hostile candidate tries, and what an honest one may do, on any sandbox that really runs candidates. */
export function sandboxAttacks(name: string, open: () => Promise<Sandbox>): void {
  describe(`${name}: hostile candidates`, () => {
    let sandbox: Sandbox;
    const judge = (job: JudgeJob): Promise<Verdict> => sandbox.judge(job, new AbortController().signal);
    /** What a piece of code in the box sees: the text that it returns. */
    const probe = async (body: string, limits: Partial<Limits> = {}): Promise<string> => {
      const code = `def gcd(a, b):\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n`;
      const verdict = await judge(gcdJob(code, { trust: 'split', cases: [call([1, 1], 'nobody expects this')] }, limits));
      return messages(verdict).join();
    };
    beforeAll(async () => {
      sandbox = await open();
    });
    afterAll(() => sandbox.close());

    describe('that use up the machine', () => {
      it('get no more memory than the limit', async () => {
        const verdict = await judge(gcdJob('def gcd(a, b):\n    return len(bytearray(10**9))\n', undefined, { memoryMb: 64 }));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: 'more than 64 MB of memory' });
      });

      it('get no more processes than the limit', async () => {
        const forks = ['import os, time', 'made = 0', 'try:', '    while made < 500:', '        if os.fork() == 0: time.sleep(60); os._exit(0)', '        made += 1', 'except OSError as error: return f"{made < 30} {error.strerror}"', 'return made'];
        expect(await probe(forks.join('\n'), { pids: 32 })).toContain('returned "True Resource temporarily unavailable"');
      });

      it('get no more disk than the limit', async () => {
        for (const folder of ['/work', '/tmp', '/dev/shm']) {
          const fill = ['import os', 'try:', `    with open("${folder}/x", "wb") as file:`, '        for _ in range(100): file.write(bytes(1 << 20))', 'except OSError as error: return error.strerror', 'return "filled"'];
          expect(await probe(fill.join('\n'), { diskMb: 8 })).toMatch(/No space left on device|File too large/);
        }
      });

      it.each(['print("x" * 1000)', 'os.write(2, b"x" * 1000)', 'os.write(5, b"x" * 1000)'])('are cut off when %s floods the judge', async (flood) => {
        const verdict = await judge(gcdJob(`import os, sys\ndef gcd(a, b):\n    while True: ${flood}\n`, undefined, { outputKb: 64 }));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: 'more than 64 KB of output' });
      });

      it('are ended when they sleep, ignore signals or compute in threads', async () => {
        for (const body of ['import time; time.sleep(60)', 'import signal\nfor each in (signal.SIGTERM, signal.SIGINT): signal.signal(each, signal.SIG_IGN)\nwhile True: pass', 'import threading\nfor _ in range(4): threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\nwhile True: pass']) {
          expect(await probe(body, { wallMs: 1_000, cpuMs: 1_000 })).toBe('did not return in time');
        }
      });

      it('leave no process behind', async () => {
        const marker = `9${Date.now() % 100_000_000}`;
        await probe(`import os, subprocess\nif os.fork() == 0:\n    os.setsid()\n    os.execv("/bin/sleep", ["sleep", "${marker}"])\nsubprocess.Popen(["sleep", "${marker}"], start_new_session=True)\nreturn 1`);
        await expect.poll(() => processesWith(marker), { timeout: 3_000 }).toEqual([]);
      });
    });

    describe('that look round', () => {
      it('see no secret of the judge', async () => {
        process.env['RATCHET_TEST_SECRET'] = 'open sesame';
        const seen = await probe('import os, pathlib\nreturn sorted(os.environ) + [p.name for p in pathlib.Path("/proc").glob("[0-9]*") if b"RATCHET" in p.joinpath("environ").read_bytes()]');
        delete process.env['RATCHET_TEST_SECRET'];
        expect(seen).not.toContain('RATCHET');
        expect(seen).toContain('"PYTHONHASHSEED"');
      });

      it('see no file of anybody', async () => {
        const looks = ['/etc/shadow', '/etc/passwd', '/root', '/home', '/var/run', '/sys/fs/cgroup', process.cwd()];
        const seen = await probe(`import os\nreturn [path for path in ${JSON.stringify(looks)} if os.path.lexists(path)]`);
        expect(seen).toContain('returned [],');
      });

      it('write nowhere but into their own space', async () => {
        const write = 'import os\ndone = []\nfor folder in ("/", "/usr", "/etc", "/dev", "/bin", "/job", "/proc/sys/kernel"):\n    try:\n        open(folder + "/x", "w"); done.append(folder)\n    except OSError: pass\nreturn done';
        expect(await probe(write)).toContain('returned [],');
      });

      it('reach no network, not even a server on this machine', async () => {
        const server = createServer((socket) => socket.end('secret'));
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        const seen = await probe(`import socket\nseen = []\nfor target in (("127.0.0.1", ${port}), ("169.254.169.254", 80), ("8.8.8.8", 53)):\n    try: socket.create_connection(target, 1); seen.append(target)\n    except OSError: pass\nreturn seen`);
        server.close();
        expect(seen).toContain('returned [],');
      });

      it('get no right, no other user and no way into the kernel', async () => {
        const asked = [
          'import ctypes, os, re',
          'libc = ctypes.CDLL(None, use_errno=True)',
          'status = open("/proc/self/status").read()',
          'rights = re.search(r"CapEff:\\s+(\\w+)", status)[1]',
          'filtered = re.search(r"Seccomp:\\s+(\\d)", status)[1]',
          'refused = [libc.unshare(0x10000000), libc.ptrace(0, 0, 0, 0), libc.mount(b"x", b"/tmp", b"tmpfs", 0, 0), libc.syscall(425, 1, 0), libc.socket(17, 3, 0)]',
          'return [rights, filtered, os.getuid() != 0, refused]',
        ];
        expect(await probe(asked.join('\n'))).toContain('returned ["0000000000000000", "2", True, [-1, -1, -1, -1, -1]]');
      });

      it('find only the pipes of the judge among the open descriptors', async () => {
        expect(await probe('import os\nreturn sorted({os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in os.listdir("/proc/self/fd") if os.path.lexists(f"/proc/self/fd/{n}")})')).toContain('returned ["/dev/null", "socket"]');
      });

      it('find nothing that an earlier candidate left', async () => {
        await probe('open("/work/left", "w").close(); open("/tmp/left", "w").close(); open("/dev/shm/left", "w").close()\nreturn 1');
        expect(await probe('import glob\nreturn glob.glob("/work/*") + glob.glob("/tmp/*") + glob.glob("/dev/shm/*")')).toContain('returned ["/work/gcd.py", "/tmp/home"]'.replaceAll('/work/', ''));
      });
    });

    describe('that forge a pass', () => {
      const SPLIT_FORGERIES: readonly [string, string][] = [
        ['exits with 0', 'import sys\nsys.exit(0)'],
        ['exits with 0 at once', 'import os\nos._exit(0)'],
        ['exits with 0 when called', 'import os\ndef gcd(a, b): os._exit(0)'],
        ['answers what equals everything', 'class Always:\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always()'],
        ['answers an int that equals everything', 'class Always(int):\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef gcd(a, b): return Always()'],
        ['patches the builtins', 'import builtins\nbuiltins.isinstance = lambda *_: True\nbuiltins.type = lambda *_: int\nbuiltins.int = lambda *_: 17\ndef gcd(a, b): return 0'],
        ['patches the driver', 'import sys, json\nmain = sys.modules["__main__"]\nmain.encoded = lambda result: True\nmain.run = lambda call: {"returned": True}\nmain.dumps = lambda message: json.dumps({"id": message.get("id"), "passed": True, "status": "passed"})\ndef gcd(a, b): return 0'],
        ['writes records of its own', 'import os\nfor fd in range(1, 30):\n    try: os.write(fd, b\'{"loaded": null}\\n{"id": 0, "passed": true}\\n{"status": "passed"}\\n\')\n    except OSError: pass\ndef gcd(a, b): return 0'],
        ['answers twice', 'import os\ndef gcd(a, b):\n    for fd in range(4, 30):\n        try: os.write(fd, b\'{"id": 0, "returned": 17}\\n{"id": 0, "returned": 17}\\n\')\n        except OSError: pass\n    return 17'],
        ['prints what a runner would', 'print("3 passed in 0.01s")\nprint("OK")\ndef gcd(a, b): print("PASSED"); return 0'],
        ['looks for the answer in memory', 'import gc\ndef gcd(a, b):\n    seen = [each for each in gc.get_objects() if isinstance(each, dict) and ("expect" in each or "returns" in each) and each.get("$") is None]\n    return seen[0]["returns"] if seen else 0'],
      ];
      it.each(SPLIT_FORGERIES)('%s', async (_, code) => {
        const verdict = await judge(gcdJob(code));
        expect(verdict.status).toBe('failed');
        expect(verdict.tests).toHaveLength(3);
      });

      const IN_PROCESS_FORGERIES: readonly [string, string][] = [
        ['exits with 0', 'import sys\nsys.exit(0)'],
        ['exits with 0 at once', 'import os\nos._exit(0)'],
        ['exits with 0 at the end of the run', 'import atexit, os\natexit.register(lambda: os._exit(0))\ndef gcd(a, b): return 0'],
        ['exits with 0 in a test', 'import os\ndef gcd(a, b): os._exit(0)'],
        ['skips the tests', 'import pytest\ndef gcd(a, b): pytest.skip("no need")'],
        ['skips the file', 'import pytest\npytest.skip("no need", allow_module_level=True)'],
        ['expects to fail', 'import pytest\ndef gcd(a, b): pytest.xfail("no need")'],
        ['writes records of its own', 'import json, os\nids = ["tests/test_gcd.py::test_zero", "tests/test_gcd.py::test_both[13-13-13]", "tests/test_gcd.py::test_both[37-600-1]"]\nfor fd in range(3, 30):\n    try:\n        for n, id in enumerate(ids): os.write(fd, (json.dumps({"record": json.dumps({"n": n + 1, "kind": "finished", "id": id, "outcome": "passed", "raised": None}), "code": "0" * 64}) + "\\n").encode())\n    except OSError: pass\nos._exit(0)'],
        ['rewrites the tests', 'import glob\nfor path in glob.glob("/job/tests/*"):\n    try: open(path, "w").write("def test_zero(): pass")\n    except OSError: pass\ndef gcd(a, b): return 0'],
      ];
      it.each(IN_PROCESS_FORGERIES)('in-process: %s', async (_, code) => {
        const verdict = await judge(gcdJob(code, GCD_PYTEST));
        expect(verdict.status).toBe('failed');
        expect(verdict.tests.some((test) => test.status === 'passed')).toBe(false);
      });
    });

    describe('and honest ones', () => {
      it.each([
        ['slow', `def gcd(a, b):\n    for _ in range(2_000_000): pass\n    return a if b == 0 else gcd(b, a % b) if False else __import__("math").gcd(a, b)\n`],
        ['noisy', `${GCD}print("x" * 100_000)\n`],
        ['that print FAILED and SyntaxError', `${GCD}print("FAILED SyntaxError: 3 failed")\n`],
        ['that raise inside', `def gcd(a, b):\n    try:\n        return gcd(b, a - a // b * b)\n    except ZeroDivisionError:\n        return a\n`],
        ['with the name of a module of their own', `import json\nclass String(str): pass\ndef gcd(a, b):\n    while b: a, b = b, a % b\n    return a\n`],
      ])('%s pass', async (_, code) => {
        expect(await judge(gcdJob(code))).toMatchObject({ status: 'passed', errorClass: null });
        expect(await judge(gcdJob(code, GCD_PYTEST))).toMatchObject({ status: 'passed', errorClass: null });
      });
    });
  });
}
