import type { AnsweredAttempt } from '../../../campaigns/courses.js';
import type { Verdict } from '../../../domain/verdict.js';
import { Code } from '../../ui/code.js';
import { CodeDiff } from '../../ui/diff.js';
import { counted, percent } from '../../ui/figures.js';
import { Card, Pill, type Tone } from '../../ui/parts.js';
import { Explanation } from './explanation.js';
import { programIn, reflectionIn, withoutProgram } from './programs.js';

/** One answer: what was said, what it changed, how it was judged, and what was thought of that. */
export function AnswerStory({
  episode,
  attempt,
  language,
  before,
  thought,
}: {
  readonly episode: string;
  readonly attempt: AnsweredAttempt;
  readonly language: string;
  readonly before: { readonly name: string; readonly text: string | null };
  readonly thought?: string;
}) {
  const program = programIn(attempt.text);
  const said = withoutProgram(attempt.text);
  return (
    <Card title={`Attempt ${attempt.number}`} aside={<VerdictPill verdict={attempt.verdict} />}>
      <div className="stack">
        {attempt.finish === 'length' && <p className="warn">The answer ended at the token limit.</p>}
        {said !== '' && <pre className="said">{said}</pre>}
        {program === null && <p className="bad">It holds no program.</p>}
        {program !== null && before.text !== null && (
          <CodeDiff before={before.text} after={program} language={language} names={[before.name, `attempt ${attempt.number}`]} />
        )}
        {program !== null && before.text === null && <Code text={program} language={language} />}
        {program !== null && <Explanation episode={episode} attempt={attempt.number} />}
        {attempt.verdict !== null && <VerdictStory verdict={attempt.verdict} />}
        {thought !== undefined && <Thought text={thought} />}
      </div>
    </Card>
  );
}

const TONES: Readonly<Record<Verdict['status'], Tone>> = { passed: 'good', failed: 'bad', void: 'plain' };

export function VerdictPill({ verdict }: { readonly verdict: Verdict | null }) {
  if (verdict === null) return <Pill tone="plain">not judged</Pill>;
  return (
    <Pill tone={TONES[verdict.status]}>
      {verdict.status}
      {verdict.errorClass === null ? '' : `: ${verdict.errorClass}`}
    </Pill>
  );
}

export function VerdictStory({ verdict: { tests, diagnostics, reason, output, step, usage, backend } }: { readonly verdict: Verdict }) {
  const failed = tests.filter(({ status }) => status !== 'passed');
  return (
    <section>
      <h3 className="sub">Verdict</h3>
      <p className="small muted">
        {tests.length - failed.length} of {counted(tests.length, 'test')} passed, decided at {step}, {usage.wallMs} ms in {backend}
      </p>
      {reason !== '' && <p>{reason}</p>}
      {diagnostics.length > 0 && (
        <ul className="lines">
          {diagnostics.map(({ path, line, message }) => (
            <li key={`${path}:${line} ${message}`}>
              <span className="mono">
                {path}
                {line === 0 ? '' : `:${line}`}
              </span>{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
      {failed.length > 0 && (
        <ul className="lines">
          {failed.slice(0, 12).map(({ id, status, message }) => (
            <li key={id}>
              <span className="bad">{status}</span> {id}
              {message !== '' && <pre className="said">{message}</pre>}
            </li>
          ))}
          {failed.length > 12 && <li className="muted">and {failed.length - 12} more</li>}
        </ul>
      )}
      {output !== '' && (
        <details>
          <summary>What it printed</summary>
          <pre className="said">{output}</pre>
        </details>
      )}
    </section>
  );
}

function Thought({ text }: { readonly text: string }) {
  const { sentence, nextIdea, confidence } = reflectionIn(text);
  return (
    <section className="thought">
      <h3 className="sub">Reflection{confidence === null ? '' : `, ${percent(confidence)} sure`}</h3>
      <p>{sentence}</p>
      {nextIdea !== '' && <p className="muted">Next: {nextIdea}</p>}
    </section>
  );
}
