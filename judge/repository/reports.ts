/** What one test came to, as a framework's own report says it. */
export interface Reported {
  readonly id: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** what it saw; empty where it passed */
  readonly message: string;
}

/** JUnit's XML, which pytest, Maven and Gradle write too. `idOf` is null for what is no test. */
export function readJunit(xml: string, idOf: (attributes: Readonly<Record<string, string>>) => string | null): readonly Reported[] {
  const found: Reported[] = [];
  for (const [, head = '', , body = ''] of xml.matchAll(/<testcase\b((?:[^>"']|"[^"]*"|'[^']*')*?)(\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const id = idOf(attributesIn(head));
    if (id === null) continue;
    const bad = /<(failure|error|skipped|rerunFailure|flakyFailure)\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/\1>)/.exec(body);
    const kind = bad?.[1] ?? '';
    const said = attributesIn(bad?.[2] ?? '')['message'] ?? plain(bad?.[3] ?? '');
    found.push({ id, status: kind === '' ? 'passed' : kind === 'skipped' ? 'skipped' : 'failed', message: kind === '' ? '' : said });
  }
  return found;
}

function attributesIn(head: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...head.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [name, plain(a ?? b ?? '')]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  const inner = text.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, raw: string) => raw.replaceAll('&', '&amp;'));
  return inner.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (hex === undefined && decimal === undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

/** `cargo test`: the target that runs is named before its tests. */
export function readCargo(text: string): readonly Reported[] {
  const found: Reported[] = [];
  let target = '';
  for (const line of text.split('\n')) {
    const running = /^\s*Running (?:unittests )?(\S+\.rs) \(/.exec(line)?.[1];
    if (running !== undefined) target = running;
    const doc = /^\s*Doc-tests (\S+)/.exec(line)?.[1];
    if (doc !== undefined) target = '';
    const test = /^test (.+?)(?: - should panic)? \.\.\. (ok|FAILED|ignored)\b/.exec(line);
    if (test === null) continue;
    const [, name = '', result] = test;
    // of a documentation test the line is a part of the name, which an answer may move
    if (target === '') continue;
    found.push({ id: `${target}::${name}`, status: result === 'ok' ? 'passed' : result === 'ignored' ? 'skipped' : 'failed', message: '' });
  }
  return withPanics(found, text);
}

function withPanics(found: readonly Reported[], text: string): readonly Reported[] {
  const said = new Map<string, string>();
  for (const [, name = '', body = ''] of text.matchAll(/^---- (\S+) stdout ----\n([\s\S]*?)(?=\n\n|\n---- |$(?![\s\S]))/gm)) {
    const lines = body.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('note:'));
    said.set(name, lines.join(' '));
  }
  return found.map((each) => (each.status === 'failed' ? { ...each, message: said.get(each.id.replace(/^[^:]*::/, '')) ?? '' } : each));
}

/** `python -m unittest -v`: with a first line of documentation the result stands on a line of its own. */
export function readUnittest(text: string, fileOf: (module: string) => string | null): readonly Reported[] {
  const found: Reported[] = [];
  let waiting: string | null = null;
  for (const line of text.split('\n')) {
    const named = /^(\w+) \(([\w.]+)\)/.exec(line);
    if (named !== null) waiting = unittestId(named[1] ?? '', named[2] ?? '', fileOf);
    const result = / \.\.\. (ok|FAIL|ERROR|skipped\b.*|expected failure|unexpected success)\s*$/.exec(line)?.[1];
    if (result === undefined || waiting === null) continue;
    found.push({
      id: waiting,
      status: result === 'ok' ? 'passed' : /^(?:skipped|expected)/.test(result) ? 'skipped' : 'failed',
      message: '',
    });
    waiting = null;
  }
  const said = new Map<string, string>();
  for (const [, name = '', where = '', body = ''] of text.matchAll(
    /^(?:FAIL|ERROR): (\w+) \(([\w.]+)\)[^\n]*\n(?:[^\n]*\n)?-+\n([\s\S]*?)\n\n/gm,
  )) {
    const id = unittestId(name, where, fileOf);
    if (id !== null) said.set(id, body.split('\n').at(-1) ?? '');
  }
  return found.map((each) => (each.status === 'failed' ? { ...each, message: said.get(each.id) ?? '' } : each));
}

/** `tests.test_more.ChunkedTests` (Python 3.11 repeats the test's name) → `tests/test_more.py::ChunkedTests::test_even`. */
function unittestId(name: string, where: string, fileOf: (module: string) => string | null): string | null {
  const parts = where.split('.');
  if (parts.at(-1) === name) parts.pop();
  const owner = parts.pop() ?? '';
  const file = fileOf(parts.join('.'));
  return file === null ? null : `${file}::${owner}::${name}`;
}

/** jest's JSON, which vitest writes too. */
export function readJest(report: unknown, root: string): readonly Reported[] {
  return listIn(report, 'testResults').flatMap((file) => {
    const path = textIn(file, 'name').replace(`${root}/`, '');
    return numbered(
      listIn(file, 'assertionResults').map((test) => {
        const status = textIn(test, 'status');
        const titles = [...listIn(test, 'ancestorTitles'), fieldOf(test, 'title')].filter(
          (each) => typeof each === 'string' && each !== '',
        );
        const [said] = listIn(test, 'failureMessages');
        return {
          id: [path, ...titles].join(' > '),
          status: status === 'passed' || status === 'failed' ? status : 'skipped',
          message: (typeof said === 'string' ? said : '').split('\n').slice(0, SHOWN_LINES).join('\n'),
        };
      }),
    );
  });
}

const SHOWN_LINES = 12;

/** mocha's JSON; what it says of a file needs mocha 9. */
export function readMocha(report: unknown, root: string): readonly Reported[] {
  const of = (kind: string, status: Reported['status']): readonly Reported[] =>
    listIn(report, kind).map((test) => ({
      id: `${textIn(test, 'file').replace(`${root}/`, '')} > ${textIn(test, 'fullTitle')}`,
      status,
      message: textIn(fieldOf(test, 'err'), 'message'),
    }));
  return numbered([...of('passes', 'passed'), ...of('failures', 'failed'), ...of('pending', 'skipped')]);
}

function numbered(tests: readonly Reported[]): readonly Reported[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const count = (seen.get(test.id) ?? 0) + 1;
    seen.set(test.id, count);
    return count === 1 ? test : { ...test, id: `${test.id} #${count}` };
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, name: string): string {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? text : '';
}
