import { DEFAULT_LIMITS, type Files, type Task } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { valueSchema } from '../../schemas/value.js';
import { JavaReader } from '../java/cases.js';
import { beforeIndex, testMethods } from '../java/junit.js';
import { type JavaProgram, javaProgram } from '../java/program.js';
import { jsonFault } from '../../schemas/json-fault.js';
import { type Sides, splitCases } from '../split.js';
import { field, parse, parts } from '../syntax.js';
import { splitTestFile } from '../written-tests.js';
import type { DataSet } from '../source/data-set.js';
import type { LeftOut } from './format.js';
import { orLeftOut } from './left-out.js';

const SUPPORT = ['Node', 'WeightedEdge'];
/** Runs out of memory in its right form too; the Python tests leave the same input out. */
const TOO_LARGE: Readonly<Record<string, string>> = { KNAPSACK: 'test_9' };

/**
 * The Java half of QuixBugs: `java_programs/`, `correct_java_programs/` and the JUnit 4 tests of `java_testcases/junit/`. Every class
 * stands without its package.
 */
export async function quixbugsJava(set: DataSet, seed: number, describe: (name: string) => Promise<string>): Promise<(Task | LeftOut)[]> {
  if ((await set.kindOf(PROGRAMS)) !== 'folder') return [];
  const names = (await set.names(PROGRAMS)).filter((file) => file.endsWith('.java')).map((file) => file.slice(0, -'.java'.length));
  const found: (Task | LeftOut)[] = [];
  for (const name of names.filter((each) => !SUPPORT.includes(each))) {
    found.push(
      await orLeftOut({ task: idOf(name), language: 'java' }, set.where(`${PROGRAMS}/${name}.java`), async () =>
        taskOf(set, name, seed, await describe(name.toLowerCase())),
      ),
    );
  }
  return found;
}

const PROGRAMS = 'java_programs';

function idOf(name: string): string {
  return `quixbugs-java-${name.toLowerCase()}`;
}

async function taskOf(set: DataSet, name: string, seed: number, description: string): Promise<Task | LeftOut> {
  const [file, id] = [`${name}.java`, idOf(name)];
  const [start, reference] = await Promise.all(
    [PROGRAMS, 'correct_java_programs'].map(async (folder) => unpackaged(await set.program(`${folder}/${file}`))),
  );
  const program = javaProgram(await parse('java', reference ?? ''), name);
  if (start === undefined || reference === undefined || program === undefined)
    return { task: id, language: 'java', reason: `declares no class ${name}` };
  const test = unpackaged(await set.program(`java_testcases/junit/${name}_TEST.java`));
  return {
    id,
    language: 'java',
    kind: 'repair',
    family: `quixbugs-${name.toLowerCase()}`,
    prompt: `The program in \`${file}\` has a bug. In Python's words, it should do this:\n\n${description}`,
    files: { [file]: start, ...(await supportOf(set, `${reference}${test}`)) },
    editable: [file],
    ...(await checksOf(set, program, test, id, seed)),
    limits: DEFAULT_LIMITS,
    reference: { [file]: reference },
  };
}

/** The text in the default package, where the other classes are too. */
function unpackaged(text: string): string {
  return text
    .replace(/^package [\w.]+;\s*$/m, '')
    .replaceAll(/^import (?:correct_)?java_programs\.\w+;\s*$/gm, '')
    .replaceAll(/\b(?:(?:correct_)?java_programs|java_testcases\.junit)\./g, '')
    .trimStart();
}

async function supportOf(set: DataSet, text: string): Promise<Files> {
  const names = SUPPORT.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const files = names.map(async (name) => [`${name}.java`, unpackaged(await set.program(`${PROGRAMS}/${name}.java`))] as const);
  return Object.fromEntries(await Promise.all(files));
}

async function checksOf(set: DataSet, program: JavaProgram, test: string, id: string, seed: number): Promise<Sides> {
  const type = (await parse('java', test)).descendantsOfType('class_declaration')[0];
  const methods = type === undefined ? [] : testMethods(type).filter((method) => field(method, 'name').text !== TOO_LARGE[program.name]);
  const reader = new JavaReader(program.name, program, formatted);
  const plain = ![...program.methods.values()].some((returned) => program.types.some((own) => returned.includes(own)));
  if (plain && methods.every((method) => reader.read(parts(field(method, 'body')))) && reader.cases().length > 0)
    return splitCases(seed, id, reader.cases());
  const name = `${program.name}_TEST`;
  const tests = methods.map((method) => ({ id: `${name}#${field(method, 'name').text}`, from: beforeIndex(method), to: method.endIndex }));
  const helper = 'QuixFixOracleHelper';
  const support = test.includes(helper) ? { [`${helper}.java`]: unpackaged(await set.program(`java_testcases/junit/${helper}.java`)) } : {};
  return splitTestFile(seed, id, { framework: 'junit', path: `${name}.java`, text: test, tests, support });
}

/**
 * What a text of `QuixFixOracleHelper.format` stands for, by the type that the method returns: lists in brackets, without blanks and
 * quotes.
 */
function formatted(text: string, type: string): Value | undefined {
  if (type === 'String') return text;
  if (/^[bB]oolean$/.test(type)) return text === 'true';
  const json = text.replaceAll(/[^[\],]+/g, (atom) => (/^-?\d+$/.test(atom) ? atom : JSON.stringify(atom)));
  const parsed = valueSchema.safeParse(parsedJson(json));
  return parsed.success ? parsed.data : undefined;
}

/** Undefined for a text that is no JSON: an answer in another form than the reader knows. */
function parsedJson(text: string): unknown {
  return jsonFault(text) === null ? JSON.parse(text) : undefined;
}
