import type { ShownTurn, WorkedAttempt } from '../../../campaigns/courses.js';
import type { AgentAction } from '../../../domain/agent/action.js';
import { counted } from '../../ui/figures.js';
import { Card, Pill } from '../../ui/parts.js';
import { VerdictPill, VerdictStory } from './attempt-answer.js';

/** An agent's work in a checkout, turn by turn, and the patch that came of it. */
export function WorkStory({ attempt }: { readonly attempt: WorkedAttempt }) {
  const { number, turns, ended, patch, refused, leftOut, verdict, command } = attempt;
  return (
    <Card title={`Attempt ${number}: ${counted(turns.length, 'turn')} in a checkout`} aside={<VerdictPill verdict={verdict} />}>
      <div className="stack">
        <p className="muted">Ended: {ended}</p>
        {turns.map((turn, index) => (
          <Turn key={index} number={index + 1} turn={turn} isOpen={index === turns.length - 1} />
        ))}
        {command !== undefined && (
          <details>
            <summary>
              Its own agent: <code>{command.command}</code>, exit {command.exitCode}
            </summary>
            <pre className="said">{command.output}</pre>
          </details>
        )}
        {refused !== '' && <p className="bad">{refused}</p>}
        {leftOut.length > 0 && <p className="warn">Left out, since they may not be changed: {leftOut.join(', ')}</p>}
        {patch !== '' && (
          <section>
            <h3 className="sub">Patch</h3>
            <Patch text={patch} />
          </section>
        )}
        {verdict !== null && <VerdictStory verdict={verdict} />}
      </div>
    </Card>
  );
}

function Turn({
  number,
  turn: { answer, unreadable, steps, spent },
  isOpen,
}: {
  readonly number: number;
  readonly turn: ShownTurn;
  readonly isOpen: boolean;
}) {
  return (
    <details open={isOpen} className="turn">
      <summary>
        Turn {number}: {steps.map(({ action }) => action.kind).join(', ') || 'nothing done'}{' '}
        <span className="muted small">{spent.tokens} tokens</span>
      </summary>
      <div className="stack">
        {answer !== null && <pre className="said">{answer}</pre>}
        {unreadable !== '' && <p className="bad">{unreadable}</p>}
        {steps.map(({ action, observation }, index) => (
          <section key={index}>
            <div className="row">
              <h4 className="mono">{actionText(action)}</h4>
              {observation !== undefined && <Pill tone={observation.outcome === 'done' ? 'good' : 'bad'}>{observation.outcome}</Pill>}
            </div>
            {observation !== undefined && observation.text !== '' && <pre className="said">{observation.text}</pre>}
          </section>
        ))}
      </div>
    </details>
  );
}

function actionText(action: AgentAction): string {
  switch (action.kind) {
    case 'run':
      return `run ${action.command}`;
    case 'view':
      return `view ${action.path} ${action.from}–${action.to}`;
    case 'search':
      return `search ${action.pattern} in ${action.path}`;
    case 'edit':
    case 'write':
      return `${action.kind} ${action.path}`;
    case 'test':
    case 'submit':
      return action.kind;
    default:
      return action satisfies never;
  }
}

function Patch({ text }: { readonly text: string }) {
  return (
    <pre className="patch" tabIndex={0}>
      {text.split('\n').map((line, index) => (
        <span key={index} className={kindOf(line)}>
          {`${line}\n`}
        </span>
      ))}
    </pre>
  );
}

function kindOf(line: string): string {
  if (/^(?:\+\+\+|---|@@|diff |index )/.test(line)) return 'head';
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'taken' : '';
}
