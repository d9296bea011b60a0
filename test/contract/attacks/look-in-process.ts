import type { Checks, Language } from '../../../domain/task.js';
import type { Attack } from './attack.js';

/** How a test of a framework looks at what `gcd` returns, and says it in the words of a split verdict. */
interface Looking {
  readonly checks: (expected: string) => Checks;
  /** what the candidate needs at its end to be found by the test */
  readonly exports: string;
}

const PYTHON = `from gcd import gcd

def shown(value):
    if isinstance(value, str): return '"' + value + '"'
    return "[" + ", ".join(map(shown, value)) + "]" if isinstance(value, list) else str(value)

def test_look():
    value = gcd(1, 1)
    if value != EXPECTED: raise AssertionError("returned " + shown(value) + ", not what is expected")
`;

const JAVA = `import org.junit.jupiter.api.Test;

class LookTest {
    static String shown(Object value) {
        if (value instanceof Boolean) return (Boolean) value ? "True" : "False";
        if (value instanceof String) return '"' + (String) value + '"';
        if (!(value instanceof java.util.List)) return String.valueOf(value);
        return ((java.util.List<?>) value).stream().map(LookTest::shown).collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }

    @Test
    void look() throws Throwable {
        Object value = Gcd.gcd(1, 1);
        if (!value.equals(EXPECTED)) throw new AssertionError("returned " + shown(value) + ", not what is expected");
    }
}
`;

const JAVASCRIPT = `const { gcd } = require('../gcd');
const { test } = require('node:test');
const shown = (value) => (Array.isArray(value) ? '[' + value.map(shown).join(', ') + ']' : typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value));
test('look', async () => {
  const value = await gcd(1, 1);
  if (value !== EXPECTED) throw new Error('returned ' + shown(value) + ', not what is expected');
});
`;

const RUST = `#[test]
fn look() {
    let value = gcd::gcd(1, 1);
    if value != EXPECTED { panic!("returned {:?}, not what is expected", value); }
}
`;

const LOOKING: Partial<Readonly<Record<Language, Looking>>> = {
  python: { checks: testing('pytest', 'tests/test_look.py', PYTHON, 'tests/test_look.py::test_look'), exports: '' },
  java: { checks: testing('junit', 'LookTest.java', JAVA, 'LookTest#look'), exports: '' },
  javascript: {
    checks: testing('node-test', 'tests/look.test.js', JAVASCRIPT, 'tests/look.test.js > look'),
    exports: '\nmodule.exports = { gcd };\n',
  },
  rust: { checks: testing('cargo', 'tests/look.rs', RUST, 'tests/look.rs::look'), exports: '' },
};

const CLASSES: readonly Attack['class'][] = ['escape', 'secrets', 'network', 'persistence'];

/** Those that look round in the box of the split level, in the box of the other one. */
export function inProcessToo(attacks: readonly Attack[]): readonly Attack[] {
  return attacks.filter(({ class: kind }) => CLASSES.includes(kind)).flatMap(lookInProcess);
}

function lookInProcess(attack: Attack): readonly Attack[] {
  const job = attack.job();
  const looking = LOOKING[job.language];
  const expected = textExpectedOf(job.checks);
  if (looking === undefined || expected === null) return [];
  return [{ ...attack, name: `in-process: ${attack.name}`, job: () => asTest(attack.job(), looking, expected) }];
}

/** One that looks round is called once, and returns what it saw. */
function textExpectedOf(checks: Checks): string | null {
  if (checks.trust !== 'split' || checks.cases.length !== 1) return null;
  const [only] = checks.cases;
  if (only === undefined || !('expect' in only) || !('returns' in only.expect)) return null;
  return typeof only.expect.returns === 'string' ? only.expect.returns : null;
}

function asTest(job: ReturnType<Attack['job']>, { checks, exports }: Looking, expected: string): ReturnType<Attack['job']> {
  const candidate = Object.entries(job.candidate).map(([path, text]) => [path, `${text}${exports}`] as const);
  return { ...job, candidate: Object.fromEntries(candidate), checks: checks(expected) };
}

function testing(framework: 'pytest' | 'junit' | 'node-test' | 'cargo', path: string, text: string, id: string): Looking['checks'] {
  return (expected) => ({
    trust: 'in-process',
    tests: { framework, files: { [path]: text.replace('EXPECTED', JSON.stringify(expected)) }, ids: [id] },
  });
}
