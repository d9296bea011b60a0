import type { Node } from '../../../../syntax/source.js';
import { randomName, type Replacement } from '../../../../syntax/rewrite.js';
import { type Choices, type Kind, KINDS } from './choices.js';
import { callsAmong, isWithin } from './names.js';
import type { Reached, Surely } from './surely.js';
import type { TestSite } from './tests.js';

/**
 * Makes one assertion of a test wrong, drawn of those that are certain to be reached: who holds only some of them for true
 * is found out as well. Answers in what it became wrong. The rest of the test still runs, so that the tests after it find what they
 * find in the original.
 */
export function wrongTest(site: TestSite, surely: Surely, choices: Choices, random: () => number): Kind | null {
  const reached = [...surely.inTest(site.work, site.given), ...beforeDone(site, surely)].filter(
    (each) => isLast(each.at, site.work) || canGoOn(each.at),
  );
  for (const kind of KINDS) {
    const rest = [...reached];
    while (rest.length > 0) {
      const [drawn] = rest.splice(Math.floor(random() * rest.length), 1);
      const changes = drawn === undefined ? null : choices.find(drawn.assertion, drawn.given, kind);
      if (drawn === undefined || changes === null) continue;
      choices.take(drawn.assertion, kind, changes);
      if (!isLast(drawn.at, site.work))
        choices.add(goingOn(drawn, site, choices.heldIn(site.work, randomName('first', random)), randomName('error', random)));
      return kind;
    }
  }
  return null;
}

/** What stands before the only call that ends a test. */
function beforeDone({ done, given }: TestSite, surely: Surely): readonly Reached[] {
  const calls = callsAmong(done?.uses ?? []);
  const ending = calls.filter((call) => call.childForFieldName('arguments')?.namedChildren.length === 0);
  const statement = ending.length === 1 && calls.length === done?.uses.length ? ending[0]?.parent : null;
  const block = statement?.type === 'expression_statement' ? statement.parent : null;
  const before = block?.namedChildren.findIndex((each) => each.id === statement?.id);
  return block === null || block === undefined ? [] : surely.inStatements(block.namedChildren.slice(0, before), given);
}

function isLast(at: Node, work: Node): boolean {
  const body = work.childForFieldName('body');
  if (body === null || body.id === at.id) return true;
  return body.type === 'statement_block' && body.namedChildren.findLast((each) => each.type !== 'comment')?.id === at.id;
}

function canGoOn(at: Node): boolean {
  return at.type === 'expression_statement' || at.type === 'if_statement' || isBody(at);
}

/** The whole of an arrow function. */
function isBody(at: Node): boolean {
  return at.parent?.type === 'arrow_function' && at.parent.childForFieldName('body')?.id === at.id;
}

/** Catches the failure, and lets the test end with it. */
function goingOn({ at }: Reached, { work, done }: TestSite, first: string, error: string): readonly Replacement[] {
  const isArrow = isBody(at);
  const ends = done !== null && done.uses.length > 0;
  const caught = ends ? `${done.name.text}(${error}); return;` : `${first} ??= [${error}];`;
  const around = [
    { from: at.startIndex, to: at.startIndex, text: isArrow ? '{ try { ' : 'try { ' },
    { from: at.endIndex, to: at.endIndex, text: `${isArrow ? ';' : ''} } catch (${error}) { ${caught} }${isArrow ? ' }' : ''}` },
  ];
  const body = work.childForFieldName('body');
  if (ends || body === null || !isWithin(at, body)) return around;
  const isBlock = body.type === 'statement_block';
  const [from, to] = isBlock ? [body.startIndex + 1, body.endIndex - 1] : [body.startIndex, body.endIndex];
  return [
    ...around,
    { from, to: from, text: `${isBlock ? '' : '{'} let ${first}; try { ${isBlock ? '' : 'return '}` },
    { from: to, to, text: ` } finally { if (${first}) throw ${first}[0]; }${isBlock ? '' : ' }'} ` },
  ];
}
