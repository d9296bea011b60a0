import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>a</groupId><artifactId>gcd</artifactId><version>1</version>
  <properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target></properties>
  <dependencies>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.10.2</version><scope>test</scope></dependency>
    <dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>2.10.1</version></dependency>
  </dependencies>
</project>
`;
const GCD =
  'package a;\npublic class Gcd {\n    public static int gcd(int a, int b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n';
const TEST =
  'package a;\nimport static org.junit.jupiter.api.Assertions.assertEquals;\nimport org.junit.jupiter.api.Test;\nclass GcdTest {\n    @Test void zero() { assertEquals(17, Gcd.gcd(17, 0)); }\n    @Test void json() { assertEquals("1", new com.google.gson.Gson().toJson(Gcd.gcd(37, 600))); }\n}\n';

const SOURCE = 'src/main/java/a/Gcd.java';

/** What is asked of one run: its controls would build the project three times more. */
function uncontrolled(given: JudgeJob): JudgeJob {
  const { checks } = given;
  return checks.trust === 'in-process' ? { ...given, checks: { ...checks, tests: { ...checks.tests, withoutControls: true } } } : given;
}

function job(code: string, pom = POM, more: Readonly<Record<string, string>> = {}): JudgeJob {
  const tests = {
    framework: 'maven',
    files: { 'pom.xml': pom, 'src/test/java/a/GcdTest.java': TEST },
    ids: ['a.GcdTest#zero', 'a.GcdTest#json'],
  } as const;
  // Maven itself computes for seconds
  const limits = { ...DEFAULT_LIMITS, cpuMs: 60_000, wallMs: 60_000 };
  return {
    language: 'java',
    files: { [SOURCE]: '' },
    editable: [SOURCE],
    candidate: { [SOURCE]: code, ...more },
    checks: { trust: 'in-process', tests },
    limits,
  };
}

describe('Java, Maven', () => {
  const { judge } = withBubblewrap();

  it('passes what is right, by the pom of the task alone', async () => {
    const verdict = await judge(job(GCD, POM, { 'pom.xml': '<project/>', '.mvn/extensions.xml': '<extensions/>' }));
    expect(messages(verdict)).toEqual(['', '']);
    expect(verdict).toMatchObject({
      status: 'passed',
      step: 'test',
      trust: 'in-process',
      rejectedPaths: ['.mvn/extensions.xml', 'pom.xml'],
    });
  });

  it('calls a wrong answer Logic, and what does not compile Syntax', async () => {
    expect(messages(await judge(uncontrolled(job(GCD.replace('? a', '? 1')))))).toEqual(['expected: <17> but was: <1>', '']);
    expect(await judge(job(GCD.replace('? a', '? c')))).toMatchObject({
      errorClass: 'Syntax',
      step: 'compile',
      diagnostics: [{ path: SOURCE, line: 4, message: 'cannot find symbol' }],
    });
  });

  it('measures which lines of the candidate ran, where it is asked', async () => {
    expect(await judge({ ...uncontrolled(job(GCD)), coverage: true })).toMatchObject({
      status: 'passed',
      untrustedCoverage: { lines: 2, covered: 1 },
    });
  });

  const plugins = (plugin: string): string =>
    POM.replace('</project>', `<build><plugins><plugin>${plugin}</plugin></plugins></build></project>`);

  it.each([
    ['a dependency', POM.replace('2.10.1', '1.0'), 'com.google.code.gson:gson:jar:1.0'],
    ['a plugin', plugins('<artifactId>maven-compiler-plugin</artifactId><version>2.0.1</version>'), 'maven-compiler-plugin:2.0.1'],
    [
      'a parent',
      POM.replace(
        '<groupId>a</groupId>',
        '<parent><groupId>org.nowhere</groupId><artifactId>parent</artifactId><version>1</version></parent>',
      ),
      'org.nowhere:parent',
    ],
    ['a pom that is none', POM.replace('</dependencies>', ''), 'pom.xml'],
  ])('judges nobody by a project that cannot be built here: %s', async (_, pom, named) => {
    const verdict = await judge(job(GCD, pom));
    expect(verdict).toMatchObject({ status: 'void', errorClass: null, tests: [] });
    expect(verdict.reason).toContain("the task's own project cannot be built here: ");
    expect(verdict.reason).toContain(named);
  });

  it('blames the candidate for its own pom, and for what does not compile', async () => {
    const own = job(GCD, POM);
    const pom = POM.replace('2.10.1', '1.0');
    const tests = own.checks.trust === 'in-process' ? own.checks.tests : null;
    const { 'pom.xml': _, ...files } = tests?.files ?? {};
    const brought: JudgeJob = {
      ...own,
      editable: [SOURCE, 'pom.xml'],
      candidate: { [SOURCE]: GCD, 'pom.xml': pom },
      checks: { trust: 'in-process', tests: { framework: 'maven', files, ids: ['a.GcdTest#zero'] } },
    };
    expect(await judge(brought)).toMatchObject({ status: 'failed', errorClass: 'Syntax', diagnostics: [{ path: 'pom.xml' }] });
    expect(await judge(job(`${GCD}class Gcd {}`))).toMatchObject({
      status: 'failed',
      errorClass: 'Syntax',
      diagnostics: [{ path: SOURCE }],
    });
  });
});
