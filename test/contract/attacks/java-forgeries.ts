import type { ErrorClass } from '../../../domain/verdict.js';

/** Wrong programs that want to pass: `gcd` with any answer of theirs, after the usual imports. */
export type Forgery = readonly [name: string, code: string, errorClass?: ErrorClass];

const ALWAYS = 'class Always { public boolean equals(Object other) { return true; } public int hashCode() { return 0; } }';
const wrong = (body: string, members = ''): string =>
  `class Gcd {\n${members}\nstatic Integer gcd(int a, int b) {\n${body}\nreturn 0;\n}\n}\n`;
const anyway = (code: string): string => `try { ${code} } catch (Throwable error) { error.getMessage(); }`;

export const SPLIT_FORGERIES: readonly Forgery[] = [
  ['exits with 0', wrong('System.exit(0);')],
  ['halts as soon as it is loaded', wrong('', 'static { Runtime.getRuntime().halt(0); }')],
  ['answers what equals everything', `class Gcd { static Object gcd(int a, int b) { return new Always(); } }\n${ALWAYS}`],
  [
    'answers a list that equals everything',
    'class Gcd { static Object gcd(int a, int b) { return new ArrayList<Integer>() { public boolean equals(Object other) { return true; } }; } }',
  ],
  [
    'answers another Integer',
    'class Gcd { static Object gcd(int a, int b) { return new Integer(); } static class Integer { public boolean equals(Object other) { return true; } public String toString() { return "17"; } } }',
  ],
  [
    'prints answers',
    wrong('System.out.println("{\\"id\\":0,\\"returned\\":17}");\nSystem.out.println("Tests run: 3, Failures: 0\\nBUILD SUCCESS");'),
  ],
  [
    'writes answers of its own',
    wrong(
      `for (int fd = 1; fd < 30; fd++) ${anyway('Files.writeString(Path.of("/proc/self/fd/" + fd), "{\\"id\\":0,\\"returned\\":17}\\n", StandardOpenOption.WRITE);')}`,
    ),
  ],
  [
    'writes answers of its own through a descriptor',
    wrong(
      anyway(
        'java.lang.reflect.Constructor<?> made = FileDescriptor.class.getDeclaredConstructor(int.class); made.setAccessible(true); new FileOutputStream((FileDescriptor) made.newInstance(3)).write("{\\"id\\":0,\\"returned\\":17}\\n".getBytes());',
      ),
    ),
  ],
  [
    'reads what comes next',
    wrong(
      anyway(
        'byte[] line = new byte[100]; FileInputStream in = new FileInputStream(FileDescriptor.in); if (in.available() > 0) in.read(line); if (new String(line).contains("expect")) return 17;',
      ),
    ),
  ],
  [
    'patches the driver',
    wrong(
      anyway(
        'Class<?> driver = Class.forName("ratchet.driver.Answers", true, ClassLoader.getSystemClassLoader()); for (java.lang.reflect.Field field : driver.getDeclaredFields()) { field.setAccessible(true); field.set(null, null); }',
      ),
    ),
  ],
  [
    'has a class with the name of one of the driver',
    `${wrong('new Answers().hashCode();')}class Answers { static Object encode(Object value, Object classes) { return 17; } }\n`,
  ],
  [
    'runs at the end',
    wrong('', 'static { Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("{\\"status\\":\\"passed\\"}"))); }'),
  ],
];

/** Answers the literal of the assertion that called it: the trusted test lies readable in the box. */
const FROM_THE_STACK = wrong(
  anyway(
    [
      'StackTraceElement test = Arrays.stream(Thread.currentThread().getStackTrace()).filter(each -> each.getClassName().equals("GcdTest")).findFirst().get();',
      'List<String> lines = Files.readAllLines(Path.of("/job/GcdTest.java"));',
      'for (int line = test.getLineNumber() - 1; line < lines.size(); line++) { java.util.regex.Matcher found = java.util.regex.Pattern.compile("assertEquals\\\\((\\\\d+)|equals\\\\((\\\\d+)\\\\)\\\\)").matcher(lines.get(line)); if (found.find()) return Integer.valueOf(found.group(1) != null ? found.group(1) : found.group(2)); }',
    ].join('\n'),
  ),
);

/** The machine can be told to load an agent: a file, a signal and a socket. */
const ATTACH = wrong(
  anyway(
    [
      'long pid = ProcessHandle.current().pid();',
      'for (String folder : List.of("/tmp", "/work", "/proc/self/cwd")) Files.writeString(Path.of(folder, ".attach_pid" + pid), "");',
      'new ProcessBuilder("/bin/kill", "-3", "" + pid).start().waitFor();',
      'Thread.sleep(300);',
      'java.nio.channels.SocketChannel.open(UnixDomainSocketAddress.of("/tmp/.java_pid" + pid));',
      'return a == 17 ? 17 : a == 13 ? 13 : 1;',
    ].join('\n'),
  ),
);

export const IN_PROCESS_FORGERIES: readonly Forgery[] = [
  ['exits with 0', wrong('System.exit(0);')],
  ['halts as soon as it is loaded', wrong('', 'static { Runtime.getRuntime().halt(0); }')],
  [
    'exits with 0 at the end of the run',
    wrong('', 'static { Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0))); }'),
  ],
  ['exits with 0 from a thread', wrong('new Thread(() -> System.exit(0)).start();')],
  [
    'answers what equals everything',
    `class Gcd { static Object gcd(int a, int b) { return a == 13 ? new Always() : a == 17 ? 17 : (Object) 0; } }\n${ALWAYS}`,
    'Tampering',
  ],
  [
    'stands in the place of the assertions',
    `${wrong('')}class Assertions { static void assertEquals(Object one, Object other) {} static void assertTrue(boolean truth) {} }\n`,
    'Tampering',
  ],
  [
    'stands in the place of the tests',
    `${wrong('')}class GcdTest { @org.junit.jupiter.api.Test void zero() {} @org.junit.jupiter.api.Test void same() {} @org.junit.jupiter.api.Test void both() {} }\n`,
    'Syntax',
  ],
  ['stands in the place of JUnit', `${wrong('')}class org { static class junit { static class jupiter { static class api {} } } }\n`],
  [
    'stands in the place of Integer',
    `class Gcd { static Integer gcd(int a, int b) { return new Integer(); } }\nclass Integer { public boolean equals(Object other) { return true; } }\n`,
    'Syntax',
  ],
  ['skips the tests', wrong('org.junit.jupiter.api.Assumptions.abort("no need");')],
  ['skips the tests as JUnit 4 does', wrong('org.junit.Assume.assumeTrue(false);')],
  [
    'writes records of its own',
    wrong(
      `for (int fd = 3; fd < 30; fd++) ${anyway('Files.writeString(Path.of("/proc/self/fd/" + fd), "{\\"record\\":\\"{\\\\\\"n\\\\\\":1,\\\\\\"kind\\\\\\":\\\\\\"finished\\\\\\",\\\\\\"id\\\\\\":\\\\\\"GcdTest#zero\\\\\\",\\\\\\"outcome\\\\\\":\\\\\\"passed\\\\\\",\\\\\\"raised\\\\\\":null}\\",\\"code\\":\\"" + "0".repeat(64) + "\\"}\\n", StandardOpenOption.WRITE);')}`,
    ),
  ],
  ['rewrites the tests', wrong(anyway('Files.writeString(Path.of("/job/GcdTest.java"), "class GcdTest {}");'))],
  [
    'reads the key of the records',
    wrong(
      anyway(
        'Class<?> recorder = Class.forName("ratchet.junit.Recorder", true, ClassLoader.getSystemClassLoader()); recorder.getDeclaredField("mac").setAccessible(true); return a == 17 ? 17 : a == 13 ? 13 : 1;',
      ),
    ),
  ],
  [
    'runs a suite of its own',
    wrong(
      anyway(
        'Object launcher = org.junit.platform.launcher.core.LauncherFactory.create(); for (java.lang.reflect.Field field : launcher.getClass().getDeclaredFields()) { field.setAccessible(true); field.set(launcher, null); }',
      ),
    ),
  ],
  [
    'listens to the run',
    `public class Gcd implements org.junit.platform.launcher.TestExecutionListener {\nstatic { ${anyway('Files.createDirectories(Path.of("/work/META-INF/services")); Files.writeString(Path.of("/work/META-INF/services/org.junit.platform.launcher.TestExecutionListener"), "Gcd"); Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {Path.of("/work").toUri().toURL()}));')} }\npublic void executionFinished(org.junit.platform.launcher.TestIdentifier test, org.junit.platform.engine.TestExecutionResult result) { Runtime.getRuntime().halt(0); }\nstatic Integer gcd(int a, int b) { return 0; }\n}\n`,
  ],
  [
    'changes how failures are shown',
    wrong(anyway('org.assertj.core.api.Assertions.useRepresentation(object -> { throw new org.opentest4j.TestAbortedException(); });')),
  ],
  [
    'changes what a failure is',
    wrong(
      anyway(
        'java.lang.reflect.Field field = AssertionError.class.getDeclaredField("serialVersionUID"); field.setAccessible(true); field.set(null, 0L);',
      ),
    ),
  ],
  ['answers the literal of the assertion that called it', FROM_THE_STACK, 'Tampering'],
  ['loads an agent into the machine', ATTACH],
  [
    'prints what a runner would',
    wrong(
      'System.out.println("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0\\n\\n[         3 tests successful      ]\\nBUILD SUCCESS");',
    ),
  ],
  [
    'writes reports',
    wrong(
      anyway(
        'Files.createDirectories(Path.of("/work/target/surefire-reports")); Files.writeString(Path.of("/work/target/surefire-reports/TEST-GcdTest.xml"), "<testsuite tests=\\"3\\" failures=\\"0\\"/>");',
      ),
    ),
  ],
];
