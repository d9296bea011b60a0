import type { GrownAttempt } from '../../../campaigns/courses.js';
import type { ShownAgent } from '../../../campaigns/tree-view.js';
import { Code } from '../../ui/code.js';
import { counted, short } from '../../ui/figures.js';
import { Card, Pill, type Tone } from '../../ui/parts.js';
import { VerdictPill, VerdictStory } from './attempt-answer.js';

const TONES: Readonly<Partial<Record<ShownAgent['state'], Tone>>> = {
  passed: 'good',
  unproved: 'warn',
  failed: 'bad',
  refused: 'bad',
  spent: 'bad',
  missed: 'bad',
};

/** The tree of agents that an answer grew in: mothers above their helpers. */
export function TreeStory({ attempt: { number, view, verdict } }: { readonly attempt: GrownAttempt }) {
  return (
    <Card
      title={`Attempt ${number}: a tree of ${counted(view.agents.length, 'agent')}`}
      aside={verdict === null ? <Pill tone="info">growing</Pill> : <VerdictPill verdict={verdict} />}
    >
      <div className="stack">
        {view.record !== null && <p className="muted">{view.record.end.because}</p>}
        <ul className="agents">
          {view.agents.map((agent) => (
            <Agent key={agent.name} agent={agent} />
          ))}
        </ul>
        {verdict !== null && <VerdictStory verdict={verdict} />}
      </div>
    </Card>
  );
}

function Agent({ agent: { name, level, state, because, waitsFor, calls, tokens, rounds } }: { readonly agent: ShownAgent }) {
  const last = rounds.at(-1);
  return (
    <li className={`level-${Math.min(level, 6)}`}>
      <div className="row">
        <h3>{name === '' ? 'the first agent' : name}</h3>
        <Pill tone={TONES[state] ?? 'info'}>{state}</Pill>
        <span className="small muted">
          {counted(calls, 'call')}, {short(tokens)} tokens{waitsFor.length === 0 ? '' : `, waits for ${waitsFor.join(', ')}`}
        </span>
      </div>
      {because !== '' && <p className="small muted">{because}</p>}
      {last !== undefined && Object.keys(last.files).length > 0 && (
        <details>
          <summary>What it wrote, in {counted(rounds.length, 'round')}</summary>
          {Object.entries(last.files).map(([file, text]) => (
            <section key={file}>
              <h4 className="mono">{file}</h4>
              <Code text={text} language={languageOf(file)} />
            </section>
          ))}
        </details>
      )}
    </li>
  );
}

const LANGUAGES: Readonly<Record<string, string>> = { py: 'python', js: 'javascript', ts: 'typescript', rs: 'rust', java: 'java' };

function languageOf(file: string): string {
  return LANGUAGES[file.split('.').at(-1) ?? ''] ?? '';
}
