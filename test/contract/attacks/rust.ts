import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { Checks, Limits } from '../../../domain/task.js';
import type { Verdict } from '../../../domain/verdict.js';
import { processesWith } from '../../support/processes.js';
import { RUST_CARGO, RUST_GCD, RUST_SPLIT, rustCall, rustJob } from '../rust-gcd.js';
import { messages } from '../sandbox.js';
import { type Attack, notPassed, passes } from './attack.js';
import { RUST_FORM_ATTACKS } from './rust-forms.js';

const SYSTEM =
  'extern "C" { fn fork() -> i32; fn kill(p: i32, s: i32) -> i32; fn pause() -> i32; fn _exit(c: i32) -> !; fn write(fd: i32, b: *const u8, n: usize) -> isize; fn getppid() -> i32; fn syscall(n: i64, ...) -> i64; fn signal(s: i32, h: usize) -> usize; fn setsid() -> i32; }\n';

/** A piece of code in the box; what it returns, a text, stands in the message, and must match. */
function look(kind: Attack['class'], name: string, body: string, sees: RegExp, limits: Partial<Limits> = {}): Attack {
  const code = `${SYSTEM}pub fn gcd(_: u64, _: u64) -> String { unsafe { ${body} } }\n`;
  const checks: Checks = { trust: 'split', cases: [rustCall('src/lib:gcd', [1, 1], 'nobody expects this')] };
  return {
    class: kind,
    name,
    job: () => rustJob(code, checks, limits),
    holds: (verdict) => expect(messages(verdict).join()).toMatch(sees),
  };
}

function resource(name: string, code: string, limits: Partial<Limits>, reason: string): Attack {
  return {
    class: 'resource',
    name,
    job: () => rustJob(SYSTEM + code, undefined, limits),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason }),
  };
}

/** The compiler is made to work; whichever limit ends it, the candidate has failed. */
function compileBomb(name: string, code: string, checks: Checks, classes: readonly string[]): Attack {
  return {
    class: 'resource',
    name: `${checks.trust}: ${name}`,
    job: () => rustJob(code + RUST_GCD, checks, { memoryMb: 64, cpuMs: 500 }),
    holds: (verdict) => {
      expect(verdict).toMatchObject({ status: 'failed', step: 'compile' });
      expect(classes).toContain(verdict.errorClass);
    },
  };
}

const FLOOD_KB = 64;
const FLOODS: readonly (readonly [string, string])[] = [
  ['stdout', 'println!("{}", "x".repeat(1000));'],
  ['stderr', 'eprintln!("{}", "x".repeat(1000));'],
];

/** What it may tell the judge is more than what it may print: the clock may be there first. */
const CHANNEL_FLOOD: Attack = {
  class: 'resource',
  name: 'flood of the channel of the judge',
  job: () =>
    rustJob(
      `${SYSTEM}pub fn gcd(_: u64, _: u64) -> u64 { loop { for fd in 4..20 { unsafe { write(fd, "x".repeat(1000).as_ptr(), 1000); } } } }`,
    ),
  holds: (verdict) => {
    expect(verdict.status).toBe('failed');
    expect(['Resource', 'Timeout']).toContain(verdict.errorClass);
  },
};

const RESOURCES: readonly Attack[] = [
  resource(
    'memory bomb',
    'pub fn gcd(_: u64, _: u64) -> u64 { let mut v = vec![0u8; 2 << 30]; for i in 0..(1 << 19) { v[i << 12] = 1; } 0 }',
    { memoryMb: 64 },
    'more than 64 MB of memory',
  ),
  look(
    'resource',
    'fork bomb',
    'let mut made = 0; while made < 500 { match fork() { 0 => { pause(); _exit(0) } -1 => return format!("stopped below 100: {}", made < 100), _ => made += 1 } } "never stopped".into()',
    /returned "stopped below 100: true"/,
    { pids: 32 },
  ),
  look(
    'resource',
    'thread bomb',
    'for made in 0..500 { if std::thread::Builder::new().stack_size(65536).spawn(|| std::thread::sleep(std::time::Duration::from_secs(60))).is_err() { return format!("stopped below 100: {}", made < 100) } } "never stopped".into()',
    /returned "stopped below 100: true"/,
    { pids: 32 },
  ),
  ...['/work', '/tmp', '/dev/shm'].map((folder) =>
    look(
      'resource',
      `disk bomb in ${folder}`,
      `let mut f = std::fs::File::create("${folder}/x").unwrap(); for _ in 0..300 { if let Err(e) = std::io::Write::write_all(&mut f, &vec![0u8; 1 << 20]) { return e.to_string() } } "filled".into()`,
      /No space left on device|File too large|died of signal 25/,
      { diskMb: 8 },
    ),
  ),
  CHANNEL_FLOOD,
  ...FLOODS.map(([name, flood]) =>
    resource(
      `flood of ${name}`,
      `pub fn gcd(_: u64, _: u64) -> u64 { loop { ${flood} } }`,
      { outputKb: FLOOD_KB },
      `more than ${FLOOD_KB} KB of output`,
    ),
  ),
  ...[
    ['sleeps', 'std::thread::sleep(std::time::Duration::from_secs(60));'],
    ['ignores signals', 'for s in 1..32 { signal(s, 1); } loop {}'],
    ['computes in threads', 'for _ in 0..4 { std::thread::spawn(|| loop {}); } loop {}'],
  ].map(([name = '', body = '']) =>
    look('resource', name, `${body} #[allow(unreachable_code)] String::new()`, /^did not return in time$/, { wallMs: 1_000, cpuMs: 1_000 }),
  ),
  look(
    'resource',
    'recurses without end',
    'fn deep(n: u64) -> u64 { if n == 0 { 0 } else { 1 + deep(n + 1) } } deep(1).to_string()',
    /died of signal 6/,
  ),
  compileBomb(
    'a constant that is never known',
    'pub const NEVER: u64 = { let mut i = 0; while i < u64::MAX { i += 1; } i };\n',
    RUST_SPLIT,
    ['Timeout', 'Resource'],
  ),
  compileBomb(
    'a macro that grows',
    '#![recursion_limit = "100000"]\nmacro_rules! grow { ($($t:tt)*) => { grow!($($t)* $($t)* x) } }\npub fn never() { grow!(x) }\n',
    RUST_CARGO,
    ['Timeout', 'Resource', 'Syntax'],
  ),
  compileBomb('a file without end', 'pub static ALL: &[u8] = include_bytes!("/dev/zero");\n', RUST_CARGO, ['Timeout', 'Resource']),
];

const PRIVILEGED = [
  'syscall(272, 0x10000000i64)',
  'syscall(165, 0i64, c(b"/tmp\\0"), c(b"tmpfs\\0"), 0i64, 0i64)',
  'syscall(101, 0i64, 0i64, 0i64, 0i64)',
  'syscall(161, c(b"/tmp\\0"))',
  'syscall(133, c(b"/tmp/d\\0"), 0o20666i64, 257i64)',
  'syscall(308, 0i64, 0i64)',
  'syscall(425, 1i64, 0i64)',
  'syscall(321, 0i64, 0i64, 0i64)',
];

const ESCAPES: readonly Attack[] = [
  look(
    'escape',
    'writes outside its own space',
    '["/", "/usr", "/etc", "/dev", "/bin", "/job", "/mnt/ratchet/rust-drivers", "/proc/sys/kernel"].iter().filter(|f| std::fs::write(format!("{}/x", f), "x").is_ok()).map(|f| f.to_string()).collect::<Vec<_>>().join(" ") + "."',
    /returned "\."/,
  ),
  look(
    'escape',
    'asks the kernel for more rights',
    `let c = |t: &'static [u8]| t.as_ptr() as i64; [${PRIVILEGED.join(', ')}].iter().all(|r| *r == -1).to_string()`,
    /returned "true"/,
  ),
  look(
    'escape',
    'has no right and a filter',
    'let s = std::fs::read_to_string("/proc/self/status").unwrap(); (s.contains("CapEff:\\t0000000000000000") && s.contains("Seccomp:\\t2") && s.contains("NoNewPrivs:\\t1") && !s.contains("Uid:\\t0\\t")).to_string()',
    /returned "true"/,
  ),
  // a runner in the same box, and its threads, are among those that it may signal
  look('escape', 'signals the processes outside', '((2..40000).filter(|p| kill(*p, 0) == 0).count() < 32).to_string()', /returned "true"/),
];

const LOOKS = ['/etc/shadow', '/root', '/home', '/var/run/docker.sock', '/run', '/sys/fs/cgroup', process.cwd()];

const SECRETS: readonly Attack[] = [
  {
    ...look(
      'secrets',
      'reads environments',
      'let mut seen = std::env::vars().any(|(k, v)| k.contains("RATCHET") || v.contains("sesame")); for p in 1..9999 { for f in ["environ", "cmdline"] { if let Ok(b) = std::fs::read(format!("/proc/{}/{}", p, f)) { seen |= String::from_utf8_lossy(&b).contains("open sesame"); } } } seen.to_string()',
      /returned "false"/,
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
    `${JSON.stringify(LOOKS)}.iter().filter(|p| std::fs::symlink_metadata(p).is_ok()).count().to_string()`,
    /returned "0"/,
  ),
  look(
    'secrets',
    'reads inherited descriptors',
    'std::fs::read_dir("/proc/self/fd").unwrap().flatten().filter_map(|e| std::fs::read_link(e.path()).ok()).map(|l| l.display().to_string()).filter(|l| l.starts_with("/") && !l.starts_with("/dev/null") && !l.starts_with("/proc")).count().to_string()',
    /returned "0"/,
  ),
  look(
    'secrets',
    'reads the memory of the first process',
    'std::fs::File::options().read(true).open("/proc/1/mem").and_then(|_| std::fs::read_to_string("/proc/1/environ")).map_or(false, |t| t.contains("HOME=/root")).to_string()',
    /returned "false"/,
  ),
  {
    class: 'secrets',
    name: 'in-process: looks into the runner, which has the key and the channel',
    job: () =>
      rustJob(
        `${SYSTEM}pub fn gcd(a: u64, b: u64) -> u64 { let p = unsafe { getppid() }; let seen = std::fs::read_dir(format!("/proc/{}/fd", p)).is_ok() || std::fs::File::open(format!("/proc/{}/mem", p)).is_ok() || std::fs::read(format!("/proc/{}/environ", p)).is_ok(); if seen { 0 } else { real(a, b) } }\nfn real(a: u64, b: u64) -> u64 { if b == 0 { a } else { real(b, a % b) } }\n`,
        RUST_CARGO,
      ),
    holds: passes,
  },
  {
    class: 'secrets',
    name: 'takes a file of this machine into its text',
    job: () => rustJob(`pub const SEEN: &str = include_str!("/etc/shadow");\n${RUST_GCD}`),
    holds: (verdict) =>
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax', diagnostics: [{ path: 'src/lib.rs', line: 1 }] }),
  },
];

function reaches(name: string, connect: string, around?: () => Promise<() => Promise<void>>): Attack {
  return {
    ...look('network', name, `match ${connect} { Ok(_) => "reached", Err(_) => "refused" }.to_string()`, /returned "refused"/),
    ...(around === undefined ? {} : { around }),
  };
}

const ABSTRACT = `ratchet-rust-${process.pid}`;

function listening(address: number | string, onListening: (port: number) => void = () => undefined): () => Promise<() => Promise<void>> {
  return async () => {
    const server = createServer((socket) => socket.end('secret'));
    await new Promise<void>((resolve) =>
      typeof address === 'number' ? server.listen(address, '127.0.0.1', resolve) : server.listen(address, resolve),
    );
    const at = server.address();
    onListening(typeof at === 'object' && at !== null ? at.port : 0);
    return () => new Promise((resolve) => server.close(() => resolve()));
  };
}

function loopback(): Attack {
  let port = 0;
  const asked = (): Attack => reaches('reaches a server on this machine', `std::net::TcpStream::connect(("127.0.0.1", ${port}))`);
  return { ...asked(), job: () => asked().job(), around: listening(0, (found) => (port = found)) };
}

const NETWORK: readonly Attack[] = [
  loopback(),
  reaches(
    'reaches an abstract socket',
    `{ #[repr(C)] struct A(u16, [u8; 108]); let n = b"\\0${ABSTRACT}"; let mut a = A(1, [0; 108]); a.1[..n.len()].copy_from_slice(n); let fd = syscall(41, 1i64, 1i64, 0i64); if syscall(42, fd, &a as *const A, (2 + n.len()) as i64) == 0 { Ok(()) } else { Err(()) } }`,
    listening(`\0${ABSTRACT}`),
  ),
  reaches(
    'asks the metadata address',
    'std::net::TcpStream::connect_timeout(&"169.254.169.254:80".parse().unwrap(), std::time::Duration::from_secs(1))',
  ),
  reaches('asks a name server', 'std::net::UdpSocket::bind("0.0.0.0:0").and_then(|s| s.send_to(b"x", "8.8.8.8:53"))'),
];

const LEFT = ['/work/left', '/tmp/left', '/dev/shm/left'];

const PERSISTENCE: readonly Attack[] = [
  look(
    'persistence',
    'leaves files',
    `${JSON.stringify(LEFT)}.iter().filter(|p| std::fs::write(p, "x").is_ok()).count().to_string()`,
    /returned "3"/,
  ),
  look(
    'persistence',
    'finds what an earlier candidate left',
    `${JSON.stringify(LEFT)}.iter().filter(|p| std::fs::read(p).is_ok()).count().to_string()`,
    /returned "0"/,
  ),
  {
    class: 'persistence',
    name: 'in-process: tells the next test what this one saw',
    job: () =>
      rustJob(
        `pub fn gcd(a: u64, b: u64) -> u64 { let seen = ${JSON.stringify(LEFT)}.iter().any(|p| std::fs::read(p).is_ok()); for p in ${JSON.stringify(LEFT)} { std::fs::write(p, "x").unwrap(); } if seen { 0 } else { real(a, b) } }\nfn real(a: u64, b: u64) -> u64 { if b == 0 { a } else { real(b, a % b) } }\n`,
        RUST_CARGO,
      ),
    holds: passes,
  },
  ...[RUST_SPLIT, RUST_CARGO].map((checks) => leavesProcess(checks)),
];

function leavesProcess(checks: Checks): Attack {
  const marker = `8${checks.trust.length}${Date.now() % 10_000_000}`;
  const code = `${SYSTEM}pub fn gcd(_: u64, _: u64) -> u64 { unsafe { if fork() == 0 { setsid(); std::os::unix::process::CommandExt::exec(std::process::Command::new("/bin/sleep").arg("${marker}")); } } std::process::Command::new("sleep").arg("${marker}").spawn().unwrap(); 1 }\n`;
  return {
    class: 'persistence',
    name: `${checks.trust}: leaves a process behind`,
    job: () => rustJob(code, checks),
    holds: () => expect.poll(() => processesWith(marker), { timeout: 120_000 }).toEqual([]),
  };
}

const RESULT = 'ok\\n\\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.00s\\n';
/** Past the test program, which catches what is printed. */
const SAYS_OK = `let line = b"${RESULT}"; unsafe { write(1, line.as_ptr(), line.len()); }`;

function forge(name: string, checks: Checks, code: string, more: Partial<ReturnType<typeof rustJob>> = {}): Attack {
  return {
    class: 'forgery',
    name: `${checks.trust}: ${name}`,
    job: () => ({ ...rustJob(SYSTEM + code, checks), ...more }),
    holds: (verdict) => {
      notPassed(verdict);
      expect(verdict.tests).toHaveLength(3);
      expect(verdict.tests.filter((test) => test.status === 'passed')).toEqual([]);
    },
  };
}

/** A forgery that a copy which must fail gives away. */
function tampers(name: string, code: string): Attack {
  const attack = forge(name, RUST_CARGO, code);
  return { ...attack, holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Tampering' }) };
}

const WRONG = 'pub fn gcd(_: u64, _: u64) -> u64 { 0 }\n';

const SPLIT_FORGERIES: readonly (readonly [string, string])[] = [
  ['exits with 0 when called', 'pub fn gcd(_: u64, _: u64) -> u64 { std::process::exit(0) }'],
  [
    'exits with 0 when it is loaded',
    `extern "C" fn now() { std::process::exit(0) }\n#[used] #[link_section = ".init_array"] static NOW: extern "C" fn() = now;\n${WRONG}`,
  ],
  [
    'answers what equals everything',
    '#[derive(Debug)] pub struct Always;\nimpl PartialEq<u64> for Always { fn eq(&self, _: &u64) -> bool { true } }\npub fn gcd(_: u64, _: u64) -> Always { Always }',
  ],
  [
    'teaches the driver its own type',
    'extern crate ratchet;\npub struct Always;\nimpl ratchet::encode::Encode for Always { fn encode(&self, _: &mut ratchet::encode::Room) -> Option<ratchet::json::Json> { ratchet::json::parse("true") } }\npub fn gcd(_: u64, _: u64) -> Always { Always }',
  ],
  [
    'writes answers of its own',
    'pub fn gcd(_: u64, _: u64) -> u64 { for fd in 3..30 { let line = b"{\\"id\\":0,\\"passed\\":true}\\n"; unsafe { write(fd, line.as_ptr(), line.len()); } } 0 }',
  ],
  [
    'answers twice',
    'pub fn gcd(a: u64, _: u64) -> u64 { for fd in 4..30 { let line = format!("{{\\"id\\":0,\\"returned\\":{}}}\\n{{\\"id\\":1,\\"returned\\":13}}\\n{{\\"id\\":2,\\"returned\\":1}}\\n", a); unsafe { write(fd, line.as_ptr(), line.len()); } } 0 }',
  ],
  ['prints what a test program would', `pub fn gcd(_: u64, _: u64) -> u64 { println!("test result: ok. 3 passed; 0 failed"); 0 }`],
  [
    'stands where the driver wants to stand',
    `pub mod __ratchet { #[no_mangle] pub extern "C" fn ratchet_serve(_: i32, _: i32) {} }\n${WRONG}`,
  ],
  ['hides what is put below it', `${WRONG}#[cfg(any())]`],
  [
    'replaces the hook and panics',
    'pub fn gcd(_: u64, _: u64) -> u64 { std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!() }',
  ],
];

const TAMPERING: readonly (readonly [string, string])[] = [
  ['says that it passed and exits with 0', `pub fn gcd(_: u64, _: u64) -> u64 { ${SAYS_OK} std::process::exit(0) }`],
  [
    'does so before anything runs',
    `extern "C" fn now() { let name = std::env::args().skip_while(|a| a != "--exact").nth(1).unwrap_or_default(); println!("test {} ... ${RESULT}", name); std::process::exit(0) }\n#[used] #[link_section = ".init_array"] static NOW: extern "C" fn() = now;\n${WRONG}`,
  ],
  [
    'does so when an assertion fails',
    `pub fn gcd(_: u64, _: u64) -> u64 { std::panic::set_hook(Box::new(|_| { ${SAYS_OK} std::process::exit(0) })); 0 }`,
  ],
  [
    'answers what equals everything',
    '#[derive(Debug)] pub struct Always;\nimpl PartialEq<u64> for Always { fn eq(&self, _: &u64) -> bool { true } }\npub fn gcd(_: u64, _: u64) -> Always { Always }',
  ],
  [
    'lets another program take its place',
    `pub fn gcd(_: u64, _: u64) -> u64 { let _ = std::os::unix::process::CommandExt::exec(std::process::Command::new("/bin/sh").arg("-c").arg("printf '${RESULT}'")); 0 }`,
  ],
];

const IN_PROCESS_FORGERIES: readonly (readonly [string, string])[] = [
  ['exits with 0', 'pub fn gcd(_: u64, _: u64) -> u64 { std::process::exit(0) }'],
  [
    'writes records of its own',
    'pub fn gcd(_: u64, _: u64) -> u64 { for fd in 3..30 { let line = b"{\\"record\\":\\"{}\\",\\"code\\":\\"00\\"}\\n"; unsafe { write(fd, line.as_ptr(), line.len()); } } 0 }',
  ],
  ['brings an assert_eq of its own', `${WRONG}#[macro_export] macro_rules! assert_eq { ($($t:tt)*) => {} }`],
  ['kills the runner', 'pub fn gcd(_: u64, _: u64) -> u64 { unsafe { kill(getppid(), 9); } 0 }'],
  ['stops the runner', 'pub fn gcd(_: u64, _: u64) -> u64 { unsafe { kill(getppid(), 19); } 0 }'],
  [
    'rewrites the programs',
    'pub fn gcd(_: u64, _: u64) -> u64 { for p in ["/work/test0", "/proc/self/exe"] { let _ = std::fs::write(p, "#!/bin/sh\\nexit 0\\n"); } 0 }',
  ],
  [
    'takes the answers from the tests when it is compiled',
    'const TESTS: &str = include_str!("../tests/gcd.rs");\npub fn gcd(a: u64, b: u64) -> u64 { let at = TESTS.find(&format!("gcd({}, {}), ", a, b)).unwrap(); TESTS[at..].split(", ").nth(2).unwrap().split(")").next().unwrap().parse().unwrap() }',
  ],
  [
    'takes the answers from the tests when it runs',
    'pub fn gcd(a: u64, b: u64) -> u64 { let tests = std::fs::read_to_string("/job/tests/gcd.rs").unwrap(); let at = tests.find(&format!("gcd({}, {}), ", a, b)).unwrap(); tests[at..].split(", ").nth(2).unwrap().split(")").next().unwrap().parse().unwrap() }',
  ],
];

const BESIDES: Readonly<Record<string, string>> = {
  'build.rs': 'fn main() { std::process::exit(0) }',
  '.cargo/config.toml': '[build]\nrustc-wrapper = "/bin/true"\n',
  'Cargo.toml': '[package]\nname = "gcd"\nbuild = "build.rs"\n[[test]]\nname = "gcd"\nharness = false\n',
  'rust-toolchain.toml': '[toolchain]\npath = "/work"\n',
  'tests/gcd.rs': '#[test]\nfn zero() {}\n',
  '../outside.rs': '',
  '/etc/passwd': 'x',
};

function takesNoneBeside(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', rejectedPaths: Object.keys(BESIDES).toSorted() });
  expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'failed', 'failed']);
}

const COLLECTOR: readonly Attack[] = [RUST_SPLIT, RUST_CARGO].map((checks) => ({
  class: 'collector',
  name: `${checks.trust}: brings files that steer a build`,
  job: () => ({ ...rustJob(WRONG, checks), candidate: { ...rustJob(WRONG).candidate, ...BESIDES } }),
  holds: takesNoneBeside,
}));

const HONEST: readonly (readonly [string, string])[] = [
  [
    'slow',
    `pub fn gcd(a: u64, b: u64) -> u64 { let mut n = 0u64; for i in 0..3_000_000u64 { n = n.wrapping_add(i); } if n == 1 { return 0; } real(a, b) }\nfn real(a: u64, b: u64) -> u64 { if b == 0 { a } else { real(b, a % b) } }\n`,
  ],
  ['noisy', RUST_GCD.replace('if b', 'for _ in 0..200 { println!("{}", "x".repeat(100)); eprintln!("y"); }\n    if b')],
  [
    'prints what a failing compiler and test would',
    RUST_GCD.replace(
      'if b',
      'println!("test zero ... FAILED\\nerror[E0425]: SyntaxError\\ntest result: FAILED. 0 passed; 1 failed;");\n    if b',
    ),
  ],
  ['panics inside', `pub fn gcd(a: u64, b: u64) -> u64 { std::panic::catch_unwind(|| a % b).map_or(a, |rest| gcd(b, rest)) }\n`],
  [
    'has threads, a main, tests and an equality of its own',
    `#[derive(Debug, Clone, Copy)] struct Odd(u64);\nimpl PartialEq for Odd { fn eq(&self, other: &Odd) -> bool { self.0 % 2 == other.0 % 2 } }\nfn main() {}\n${RUST_GCD.replace('gcd(b, a % b)', 'std::thread::spawn(move || gcd(b, a % b)).join().unwrap()')}#[cfg(test)] mod tests { #[test] fn odd() { assert_eq!(super::Odd(1), super::Odd(3)); } }\n`,
  ],
  ['uses a crate', `use regex::Regex;\n${RUST_GCD.replace('if b', 'assert!(Regex::new("^a+$").unwrap().is_match("aaa"));\n    if b')}`],
];

const KILLS_ITSELF: readonly Attack[] = [RUST_SPLIT, RUST_CARGO].map((checks) => ({
  class: 'honest',
  name: `${checks.trust}: one that kills itself has run out of nothing`,
  job: () => rustJob(`${SYSTEM}pub fn gcd(_: u64, _: u64) -> u64 { unsafe { kill(std::process::id() as i32, 9); } 0 }`, checks),
  holds: isWrong,
}));

function isWrong(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
}

export const RUST_ATTACKS: readonly Attack[] = [
  ...RESOURCES,
  ...ESCAPES,
  ...SECRETS,
  ...NETWORK,
  ...PERSISTENCE,
  ...SPLIT_FORGERIES.map(([name, code]) => forge(name, RUST_SPLIT, code)),
  ...TAMPERING.map(([name, code]) => tampers(name, code)),
  ...IN_PROCESS_FORGERIES.map(([name, code]) => forge(name, RUST_CARGO, code)),
  ...RUST_FORM_ATTACKS,
  ...COLLECTOR,
  ...HONEST.flatMap(([name, code]) =>
    [RUST_SPLIT, RUST_CARGO].map((checks): Attack => ({
      class: 'honest',
      name: `${checks.trust}: ${name}`,
      job: () => rustJob(code, checks),
      holds: passes,
    })),
  ),
  ...KILLS_ITSELF,
];
