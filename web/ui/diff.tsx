import { diffArrays, diffWordsWithSpace } from 'diff';
import { type Token, tokensByLine } from './highlight.js';

interface Side {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly text: string;
}

interface Row {
  readonly before: Side | null;
  readonly after: Side | null;
  readonly isChanged: boolean;
}

const AROUND = 3;

/** Two programs side by side, what changed marked on both. Long stretches that both have are left out. */
export function CodeDiff({
  before,
  after,
  language,
  names,
}: {
  readonly before: string;
  readonly after: string;
  readonly language: string;
  readonly names: readonly [string, string];
}) {
  const rows = rowsOf(before, after, language);
  const near = rows.map((_, index) => rows.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ isChanged }) => isChanged));
  const shown = near.some(Boolean) ? near : rows.map(() => true);
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={`${names[0]} beside ${names[1]}`}>
      <table className="code-diff">
        <colgroup>
          <col className="numbers" />
          <col />
          <col className="numbers" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={2} scope="col">
              {names[0]}
            </th>
            <th colSpan={2} scope="col">
              {names[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) =>
            shown[index] === true ? (
              <tr key={`${row.before?.number ?? ''}-${row.after?.number ?? ''}`}>
                <Half side={row.before} kind={row.isChanged ? 'taken' : 'same'} />
                <Half side={row.after} kind={row.isChanged ? 'added' : 'same'} />
              </tr>
            ) : (
              shown[index - 1] === true && (
                <tr key={`gap-${index}`} className="gap">
                  <td colSpan={4}>⋯</td>
                </tr>
              )
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const SIGNS = { same: '', taken: '−', added: '+' } as const;

function Half({ side, kind }: { readonly side: Side | null; readonly kind: keyof typeof SIGNS }) {
  if (side === null) return <td colSpan={2} className="nothing" />;
  return (
    <>
      <td className={`line-number ${kind}`}>
        {side.number}
        {kind !== 'same' && <span className="sr-only">{kind === 'added' ? ' added' : ' taken away'}</span>}
      </td>
      <td className={`code ${kind}`}>
        <span className="sign" aria-hidden="true">
          {SIGNS[kind]}
        </span>
        <Tokens tokens={side.tokens} />
      </td>
    </>
  );
}

export function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map(({ at, text, kind }) => (
    <span key={at} className={kind}>
      {text}
    </span>
  ));
}

function rowsOf(before: string, after: string, language: string): readonly Row[] {
  const [one, other] = [sidesOf(before, language), sidesOf(after, language)];
  const parts = diffArrays(
    one.map(({ text }) => text),
    other.map(({ text }) => text),
  );
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (added && parts[index - 1]?.removed === true) continue;
    const next = removed && parts[index + 1]?.added === true ? (parts[index + 1]?.value.length ?? 0) : 0;
    const [gone, come] = added ? [0, value.length] : removed ? [value.length, next] : [value.length, value.length];
    for (let line = 0; line < Math.max(gone, come); line += 1)
      rows.push({
        before: line < gone ? (one[left + line] ?? null) : null,
        after: line < come ? (other[right + line] ?? null) : null,
        isChanged: added || removed,
      });
    left += gone;
    right += come;
  }
  return rows;
}

function sidesOf(text: string, language: string): readonly Side[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const tokens = tokensByLine(text, language);
  return lines.map((line, index) => ({ number: index + 1, text: line, tokens: tokens[index] ?? [] }));
}

/** Lines that went beside lines that came, word by word. */
export function TextDiff({ removed, added }: { readonly removed: readonly string[]; readonly added: readonly string[] }) {
  const words = diffWordsWithSpace(removed.join('\n'), added.join('\n'));
  return (
    <div className="text-diff">
      <pre className="half">
        <span className="sr-only">before: </span>
        {removed.length === 0 ? (
          <span className="muted">nothing</span>
        ) : (
          words.map(
            (word, index) => !word.added && <Word key={`${index}-${word.value}`} text={word.value} kind={word.removed ? 'taken' : ''} />,
          )
        )}
      </pre>
      <pre className="half">
        <span className="sr-only">after: </span>
        {added.length === 0 ? (
          <span className="muted">nothing</span>
        ) : (
          words.map(
            (word, index) => !word.removed && <Word key={`${index}-${word.value}`} text={word.value} kind={word.added ? 'added' : ''} />,
          )
        )}
      </pre>
    </div>
  );
}

function Word({ text, kind }: { readonly text: string; readonly kind: '' | 'added' | 'taken' }) {
  if (kind === '') return text;
  return kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>;
}
