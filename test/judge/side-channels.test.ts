import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { call, gcdJob, messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';

/** Every box sees this file, and none can write it. */
const SHARED = '/usr/bin/env';

/** Stands for another box: the kernel keeps locks by file, whoever holds them. */
const HOLDER = `
import fcntl, struct, sys
whole = open("${SHARED}", "rb")
fcntl.flock(whole, fcntl.LOCK_EX)
part = open("${SHARED}", "rb")
fcntl.fcntl(part, fcntl.F_SETLK, struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 10, 0))
print("held", flush=True)
sys.stdin.read()
`;

/** What a candidate sees of it. */
const LOOKS = `
import ctypes, errno, fcntl, os, signal, struct
libc = ctypes.CDLL(None, use_errno=True)
def tried(look):
    try:
        look()
        return "done"
    except OSError as error:
        return errno.errorcode[error.errno]
def gcd(a, b):
    shared = open("${SHARED}", "rb")
    asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 10, 0)
    return [
        tried(lambda: fcntl.flock(shared, fcntl.LOCK_EX | fcntl.LOCK_NB)),
        tried(lambda: fcntl.fcntl(shared, fcntl.F_GETLK, asked)),
        tried(lambda: fcntl.fcntl(shared, 36, asked)),
        tried(lambda: fcntl.fcntl(shared, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
        tried(lambda: fcntl.fcntl(os.open("/usr/bin", os.O_RDONLY), fcntl.F_NOTIFY, 1)),
        [libc.inotify_init(), libc.inotify_init1(0), libc.syscall(300, 0, 0)],
    ]
`;

const OWN = `
import dbm.dumb, fcntl, shelve, sqlite3
def gcd(a, b):
    with open("/tmp/own", "w") as own:
        fcntl.flock(own, fcntl.LOCK_EX)
        fcntl.lockf(own, fcntl.LOCK_EX)
        own.write("x")
    with shelve.open("/tmp/shelf") as shelf:
        shelf["a"] = a
    database = sqlite3.connect("/tmp/base")
    database.execute("create table t (n)")
    with database:
        database.execute("insert into t values (?)", (b,))
    return a + database.execute("select n from t").fetchone()[0]
`;

describe('boxes side by side', () => {
  const { judge } = withBubblewrap();

  it('do not see each other by files that all of them read', async () => {
    const asked = gcdJob(LOOKS, { trust: 'split', cases: [call([1, 1], 'nobody expects this')] });
    const alone = messages(await judge(asked));
    const holder = spawn('python3', ['-c', HOLDER], { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      const beside = messages(await judge(asked));
      expect(beside).toEqual(alone);
      expect(beside[0]).toContain('["done", "EPERM", "EPERM", "EPERM", "EPERM", [-1, -1, -1]]');
    } finally {
      holder.stdin.end();
      await once(holder, 'exit');
    }
  });

  it('lock files of their own', async () => {
    expect(await judge(gcdJob(OWN, { trust: 'split', cases: [call([1, 2], 3)] }))).toMatchObject({ status: 'passed' });
  });
});
