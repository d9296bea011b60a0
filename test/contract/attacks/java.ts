import { createServer } from 'node:net';
import { expect } from 'vitest';
import { type CallCase, type Checks, DEFAULT_LIMITS, type Limits } from '../../../domain/task.js';
import { processesWith } from '../../support/processes.js';
import { call, messages } from '../sandbox.js';
import { type Attack, notPassed, passes } from './attack.js';
import { type Forgery, IN_PROCESS_FORGERIES, SPLIT_FORGERIES } from './java-forgeries.js';
import { JAVA_FORM_ATTACKS } from './java-forms.js';
import type { JudgeJob } from '../../../ports/sandbox.js';

const GCD = 'class Gcd {\n    static int gcd(int a, int b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n';
const GCD_CASES: readonly CallCase[] = [call([17, 0], 17, 'Gcd:gcd'), call([13, 13], 13, 'Gcd:gcd'), call([37, 600], 1, 'Gcd:gcd')];

const TESTS = `import org.junit.jupiter.api.*;

class GcdTest {
    @Test
    void zero() {
        Assertions.assertEquals(17, Gcd.gcd(17, 0));
    }

    @Test
    void same() {
        Assertions.assertTrue(Gcd.gcd(13, 13).equals(13));
    }

    @Test
    void both() {
        int result = (int) Gcd.gcd(37, 600);
        Assertions.assertEquals(1, result);
    }
}
`;

/** `gcd` may answer any object: a candidate chooses what is compared. */
const GCD_JUNIT: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'junit',
    files: {
      'GcdTest.java': TESTS.replaceAll('(int) Gcd', '(Integer) (Object) Gcd').replaceAll(
        'Gcd.gcd(13, 13).equals',
        '((Object) Gcd.gcd(13, 13)).equals',
      ),
    },
    ids: ['GcdTest#zero', 'GcdTest#same', 'GcdTest#both'],
  },
};

function javaJob(code: string, checks: Checks = { trust: 'split', cases: GCD_CASES }, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'java',
    files: { 'Gcd.java': '' },
    editable: ['Gcd.java'],
    candidate: { 'Gcd.java': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

const IMPORTS = 'import java.io.*;\nimport java.net.*;\nimport java.nio.file.*;\nimport java.util.*;\n';

/** A piece of code in the box; what it returns stands in the message, and must match. */
function look(kind: Attack['class'], name: string, body: string, sees: string | RegExp, limits: Partial<Limits> = {}): Attack {
  const code = `${IMPORTS}class Gcd {\nstatic Object gcd(int a, int b) throws Throwable {\n${body}\n}\n}\n`;
  const checks: Checks = { trust: 'split', cases: [call([1, 1], 'nobody expects this', 'Gcd:gcd')] };
  return {
    class: kind,
    name,
    job: () => javaJob(code, checks, limits),
    holds: (verdict) => expect(messages(verdict).join()).toMatch(sees),
  };
}

function forge([name, code, errorClass = 'Logic']: Forgery, checks?: Checks): Attack {
  return {
    class: 'forgery',
    name: `${checks === undefined ? 'split' : 'in-process'}: ${name}`,
    job: () => javaJob(`${IMPORTS}${code}`, checks),
    holds: (verdict) => {
      expect(verdict).toMatchObject({ status: 'failed', errorClass });
      expect(verdict.tests).toHaveLength(3);
    },
  };
}

function honest(name: string, code: string): Attack[] {
  return (
    [
      ['split', undefined],
      ['in-process', GCD_JUNIT],
    ] as const
  ).map(([trust, checks]) => ({ class: 'honest', name: `${trust}: ${name}`, job: () => javaJob(code, checks), holds: passes }));
}

function resource(name: string, body: string, limits: Partial<Limits>, reason: string): Attack {
  const code = `${IMPORTS}class Gcd {\nstatic int gcd(int a, int b) throws Throwable {\n${body}\n}\n}\n`;
  return {
    class: 'resource',
    name,
    job: () => javaJob(code, undefined, limits),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason }),
  };
}

function fill(folder: string): string {
  return `try (OutputStream out = new FileOutputStream("${folder}/x")) { for (int i = 0; i < 100; i++) out.write(new byte[1 << 20]); } catch (IOException error) { return error.getMessage(); }\nreturn "filled";`;
}

/** Constants that the compiler has to put together, each twice as long as the one before. */
const LARGE_TO_COMPILE = `class Gcd {\nstatic final String S0 = "${'x'.repeat(4_096)}";\n${Array.from({ length: 18 }, (_, index) => `static final String S${index + 1} = S${index} + S${index};`).join('\n')}\nstatic int gcd(int a, int b) { return S18.length(); }\n}\n`;

const RESOURCES: readonly Attack[] = [
  resource(
    'memory bomb',
    // in large parts: near its bound a heap that fills by small ones is collected over and over, for as long as the machine is slow
    'List<int[]> all = new ArrayList<>(); while (true) all.add(new int[4_000_000]);',
    { memoryMb: 64, cpuMs: 10_000, wallMs: 30_000 },
    'more than 64 MB of memory',
  ),
  resource(
    'memory beside the heap',
    'List<Object> all = new ArrayList<>(); while (true) all.add(java.nio.ByteBuffer.allocateDirect(1 << 20));',
    { memoryMb: 64 },
    'more than 64 MB of memory',
  ),
  look(
    'resource',
    'threads without end',
    'int made = 0;\ntry { for (; made < 5000; made++) new Thread(() -> java.util.concurrent.locks.LockSupport.park()).start(); } catch (OutOfMemoryError error) { return made < 224; }\nreturn made;',
    /returned True,/,
    { pids: 32 },
  ),
  resource(
    'an error for want of memory that is caught',
    'List<int[]> all = new ArrayList<>(); while (true) try { all.add(new int[100_000]); } catch (OutOfMemoryError error) { throw error; }',
    { memoryMb: 64 },
    'more than 64 MB of memory',
  ),
  look(
    'resource',
    'process bomb',
    'int made = 0;\ntry { for (; made < 500; made++) new ProcessBuilder("/bin/sleep", "60").start(); } catch (Throwable error) { return made < 224; }\nreturn made;',
    /returned True,/,
    { pids: 32 },
  ),
  ...['/work', '/tmp', '/dev/shm'].map((folder) =>
    look('resource', `disk bomb in ${folder}`, fill(folder), /No space left on device|File too large/, { diskMb: 8 }),
  ),
  ...['System.out', 'System.err'].map((stream) =>
    resource(`flood of ${stream}`, `while (true) ${stream}.println("x".repeat(1000));`, { outputKb: 64 }, 'more than 64 KB of output'),
  ),
  ...[
    ['sleeps', 'Thread.sleep(60_000); return 1;'],
    ['does not want to end', 'Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true); })); System.exit(0); return 1;'],
    ['computes in threads', 'for (int i = 0; i < 4; i++) new Thread(() -> { while (true); }).start(); while (true);'],
    ['matches for ever', 'return "a".repeat(64).concat("!").matches("(a|aa)+\\\\1*");'],
  ].map(([name = '', body = '']) => look('resource', name, body, /^did not return in time$/, { wallMs: 1_000, cpuMs: 1_000 })),
  {
    class: 'resource',
    name: 'a program that is too large for the compiler',
    job: () => javaJob(LARGE_TO_COMPILE, undefined, { memoryMb: 64 }),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', step: 'compile' }),
  },
  {
    class: 'resource',
    name: 'a program that is nested too deep to compile',
    job: () => javaJob(GCD.replace('? a', `? ${'('.repeat(20_000)}a${')'.repeat(20_000)}`)),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax' }),
  },
];

const ESCAPES: readonly Attack[] = [
  look(
    'escape',
    'writes outside its own space',
    'List<String> done = new ArrayList<>();\nfor (String folder : List.of("/", "/usr", "/etc", "/dev", "/bin", "/job", "/mnt/ratchet/java", "/proc/sys/kernel")) try { Files.writeString(Path.of(folder, "x"), "x"); done.add(folder); } catch (IOException error) { continue; }\nreturn done;',
    /returned \[\],/,
  ),
  look(
    'escape',
    'has a right of the machine',
    'String status = Files.readString(Path.of("/proc/self/status"));\nreturn List.of(status.contains("CapEff:\\t0000000000000000"), status.contains("Seccomp:\\t2"), status.contains("NoNewPrivs:\\t1"), !status.contains("Uid:\\t0"));',
    /returned \[True, True, True, True\],/,
  ),
  look('escape', 'sees the processes outside', 'return ProcessHandle.allProcesses().count() < 4;', /returned True,/),
  look(
    'escape',
    'follows links out of its space',
    'Files.createSymbolicLink(Path.of("/work/out"), Path.of("/etc/shadow"));\ntry { return Files.readString(Path.of("/work/out")); } catch (IOException error) { return "nothing"; }',
    /returned "nothing",/,
  ),
  look(
    'escape',
    'gets at what the JDK keeps to itself',
    'List<String> open = new ArrayList<>();\nfor (String name : List.of("sun.misc.Unsafe", "com.sun.tools.attach.VirtualMachine", "java.lang.instrument.Instrumentation", "com.sun.management.HotSpotDiagnosticMXBean")) try { Class.forName(name); open.add(name); } catch (ClassNotFoundException error) { continue; }\ntry { java.lang.reflect.Field field = String.class.getDeclaredField("value"); field.setAccessible(true); open.add("String"); } catch (RuntimeException error) { open.isEmpty(); }\nreturn open;',
    /returned \[\],/,
  ),
  { class: 'persistence', name: 'leaves a process behind', ...leavesProcess() },
];

function leavesProcess(): Pick<Attack, 'job' | 'holds'> {
  const marker = `9${Date.now() % 100_000_000}`;
  const code = `class Gcd { static int gcd(int a, int b) throws Exception { new ProcessBuilder("/usr/bin/setsid", "/bin/sleep", "${marker}").start(); return 1; } }`;
  return { job: () => javaJob(code), holds: () => expect.poll(() => processesWith(marker), { timeout: 120_000 }).toEqual([]) };
}

const LOOKS = ['/etc/shadow', '/root', '/home', '/var/run', '/var/run/docker.sock', '/run', '/sys/fs/cgroup', process.cwd()];
const CONNECT = (targets: string): string =>
  `List<String> seen = new ArrayList<>();\nfor (InetSocketAddress each : List.of(${targets})) try (Socket socket = new Socket()) { socket.connect(each, 1000); seen.add(each.toString()); } catch (IOException error) { continue; }\nreturn seen;`;

const SECRETS: readonly Attack[] = [
  {
    ...look(
      'secrets',
      'reads environments',
      'StringBuilder seen = new StringBuilder(System.getenv().toString());\ntry (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) { for (Path each : all) try { seen.append(Files.readString(each.resolve("environ"))).append(Files.readString(each.resolve("cmdline"))); } catch (IOException error) { continue; } }\nreturn seen.indexOf("sesame") >= 0 || seen.indexOf("RATCHET") >= 0;',
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
    `List<String> seen = new ArrayList<>();\nfor (String path : List.of(${LOOKS.map((path) => JSON.stringify(path)).join(', ')})) if (Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS)) seen.add(path);\nreturn seen;`,
    /returned \[\],/,
  ),
  look(
    'secrets',
    'reads inherited descriptors',
    'Set<String> seen = new TreeSet<>();\ntry (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) { for (Path each : all) try { seen.add(Files.readSymbolicLink(each).toString().replaceFirst(":.*", "").replaceFirst("^/(mnt/ratchet|proc).*", "$1")); } catch (IOException error) { continue; } }\nreturn new ArrayList<>(seen);',
    /returned \[("\/dev\/null", |"\/dev\/u?random", )*"mnt\/ratchet", ("pipe", )?"proc", ("pipe"|"socket")\],/,
  ),
  look(
    'secrets',
    'asks the socket of Docker',
    'try { java.nio.channels.SocketChannel.open(UnixDomainSocketAddress.of("/var/run/docker.sock")); return "reached"; } catch (IOException error) { return "refused"; }',
    /returned "refused",/,
  ),
];

const NETWORK: readonly Attack[] = [
  serverOnThisMachine(),
  look(
    'network',
    'asks the metadata address and a name server',
    CONNECT('new InetSocketAddress("169.254.169.254", 80), new InetSocketAddress("8.8.8.8", 53)'),
    /returned \[\],/,
  ),
  look(
    'network',
    'asks for a name',
    'try { return InetAddress.getByName("example.com").toString(); } catch (UnknownHostException error) { return "unknown"; }',
    /returned "unknown",/,
  ),
  look(
    'network',
    'sends without a connection',
    'try (DatagramSocket socket = new DatagramSocket()) { socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByAddress(new byte[] {8, 8, 8, 8}), 53)); return "sent"; } catch (IOException error) { return "refused"; }',
    /returned "refused",/,
  ),
];

function serverOnThisMachine(): Attack {
  let port = 0;
  const server = createServer((socket) => socket.end('secret'));
  return {
    class: 'network',
    name: 'reaches a server on this machine',
    job: () =>
      javaJob(
        `class Gcd { static String gcd(int a, int b) { try (java.net.Socket socket = new java.net.Socket("127.0.0.1", ${port})) { return "reached"; } catch (java.io.IOException error) { return "refused"; } } }`,
        { trust: 'split', cases: [call([1, 1], 'refused', 'Gcd:gcd')] },
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

const LEFT =
  'List<String> found = new ArrayList<>();\nfor (String folder : List.of("/work", "/tmp", "/dev/shm")) { Path left = Path.of(folder, "left"); if (Files.exists(left)) found.add(folder); try { Files.writeString(left, "x"); } catch (IOException error) { continue; } }\nif (System.getProperty("left") != null) found.add("property");\nSystem.setProperty("left", "x");\nreturn found;';

const COLLECTOR: readonly Attack[] = [
  {
    class: 'collector',
    name: 'brings files that steer a build or a test run',
    job: () => ({
      ...javaJob(GCD.replace('? a', '? 0'), GCD_JUNIT),
      candidate: {
        'Gcd.java': GCD.replace('? a', '? 0'),
        'GcdTest.java': 'class GcdTest {}',
        '../Gcd.java': '',
        '/etc/passwd': '',
        'pom.xml': '',
        '.mvn/jvm.config': '',
        'module-info.java': '',
        'junit-platform.properties': '',
        'META-INF/services/org.junit.platform.launcher.TestExecutionListener': 'Gcd',
      },
    }),
    holds: (verdict) => {
      notPassed(verdict);
      expect(verdict.rejectedPaths).toHaveLength(8);
    },
  },
  {
    class: 'collector',
    name: 'answers a value that is nested too deep',
    job: () =>
      javaJob(
        'class Gcd { static Object gcd(int a, int b) { Object deep = 1; for (int i = 0; i < 100_000; i++) deep = new Object[] {deep}; return deep; } }',
      ),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'answers a value that contains itself',
    job: () =>
      javaJob(
        'class Gcd { static Object gcd(int a, int b) { java.util.List<Object> self = new java.util.ArrayList<>(); self.add(self); return self; } }',
      ),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'answers half a character, NaN and a list without end',
    job: () =>
      javaJob(
        'import java.util.*;\nclass Gcd { static Object gcd(int a, int b) { return b == 0 ? List.of("\\ud800", Double.NaN, "\\0") : new AbstractList<Integer>() { public int size() { return Integer.MAX_VALUE; } public Integer get(int i) { return i; } }; } }',
      ),
    holds: notPassed,
  },
  {
    class: 'collector',
    name: 'throws what throws when it is asked',
    job: () =>
      javaJob(
        'class Gcd { static Object gcd(int a, int b) { throw new RuntimeException() { public String getMessage() { throw this; } public StackTraceElement[] getStackTrace() { return null; } }; } }',
      ),
    holds: notPassed,
  },
];

const HONEST: readonly [string, string][] = [
  [
    'slow',
    'class Gcd { static Integer gcd(int a, int b) { long until = System.nanoTime() + 100_000_000L; while (System.nanoTime() < until); while (b != 0) { int rest = a % b; a = b; b = rest; } return a; } }',
  ],
  ['noisy', GCD.replace('return', 'System.out.println("x".repeat(20_000));\n        return').replace('static int', 'static Integer')],
  [
    'prints FAILED and SyntaxError',
    GCD.replace('return', 'System.err.println("FAILED SyntaxError: Tests run: 3, Failures: 3");\n        return').replace(
      'static int',
      'static Integer',
    ),
  ],
  [
    'throws inside',
    'class Gcd { static Integer gcd(int a, int b) { try { return gcd(b, a % b); } catch (ArithmeticException error) { return a; } } }',
  ],
  [
    'overflows its stack and catches it',
    'class Gcd { static int deep(int n) { return deep(n + 1) + 1; } static Integer gcd(int a, int b) { try { deep(0); } catch (StackOverflowError error) { while (b != 0) { int rest = a % b; a = b; b = rest; } } return a; } }',
  ],
  [
    'works in threads that it leaves',
    'import java.util.concurrent.*;\nclass Gcd { static final ExecutorService POOL = Executors.newFixedThreadPool(2); static Integer gcd(int a, int b) throws Exception { return POOL.submit(() -> b == 0 ? a : new java.math.BigInteger("" + a).gcd(java.math.BigInteger.valueOf(b)).intValue()).get(); } }'
      .replace('throws Exception { return', '{ try { return')
      .replace('.get(); }', '.get(); } catch (Exception error) { throw new IllegalStateException(error); } }'),
  ],
];

export const JAVA_ATTACKS: readonly Attack[] = [
  ...RESOURCES,
  ...ESCAPES,
  ...SECRETS,
  ...NETWORK,
  ...SPLIT_FORGERIES.map((each) => forge(each)),
  ...IN_PROCESS_FORGERIES.map((each) => forge(each, GCD_JUNIT)),
  ...JAVA_FORM_ATTACKS,
  look('persistence', 'finds what an earlier candidate left', LEFT, /returned \[\],/),
  look('persistence', 'finds what it left itself a run before', LEFT, /returned \[\],/),
  ...COLLECTOR,
  ...HONEST.flatMap(([name, code]) => honest(name, code)),
  {
    class: 'honest',
    name: 'kills itself',
    job: () =>
      javaJob(
        GCD.replace(
          'return',
          'ProcessHandle.of(ProcessHandle.current().pid()).get();\n        try { new ProcessBuilder("/bin/sh", "-c", "kill -9 $PPID").start().waitFor(); } catch (Exception error) { return 1; }\n        return',
        ),
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' }),
  },
];
