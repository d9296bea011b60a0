import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Sparkline } from '../charts/sparkline.js';
import { path, send } from '../data/client.js';
import type { ExperimentTold } from '../data/experiments.js';
import { useRead } from '../data/queries.js';
import { Dialog } from '../ui/dialog.js';
import { counted, percent } from '../ui/figures.js';
import { Card, Failed, LeftOutNote, Loading, Pill, StatusPill } from '../ui/parts.js';

const ANSWER_TONES = { supported: 'good', 'not supported': 'bad', undecided: 'warn' } as const;

/** An experiment: its question, what it says so far, and its arms side by side. */
export function ExperimentPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useRead<ExperimentTold>(path('experiments', name));
  if (data === undefined) return error === null ? <Loading what={`experiment ${name}`} /> : <Failed error={error} again={refetch} />;
  const { summary, answers, command } = data;
  return (
    <div className="stack">
      <title>{`${summary.title} – Ratchet`}</title>
      <div className="spread">
        <div>
          <div className="row">
            <h1>{summary.title}</h1>
            <Pill tone={summary.ended === 'done' ? 'good' : summary.ended === null ? 'info' : 'plain'}>{summary.standing}</Pill>
          </div>
          <p className="lead">{summary.question}</p>
          <p className="mono muted">{command}</p>
        </div>
        {summary.ended === null && <Stop name={name} />}
      </div>
      <LeftOutNote records={data.unreadable} />
      <Card title="What it says">
        {answers.length === 0 ? (
          <p className="muted">Nothing yet: the first pairs have not ended.</p>
        ) : (
          <ul className="rows">
            {answers.map(({ answer, text, stated }) => (
              <li key={stated.claim}>
                <div className="row">
                  <h3>{stated.claim}</h3>
                  <Pill tone={ANSWER_TONES[answer]}>{answer}</Pill>
                </div>
                <p className="muted">{text}</p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Figures told={data} />
      <Arms told={data} />
    </div>
  );
}

function show(unit: string, value: number): string {
  return unit === '%' ? percent(value, 1) : `${Number(value.toPrecision(3))}${unit === '' ? '' : ` ${unit}`}`;
}

function Figures({ told: { figures, definition } }: { readonly told: ExperimentTold }) {
  const arms = definition.arms.map(({ name }) => name);
  return (
    <Card title="Side by side" aside="with 95 % intervals">
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Figures by arm">
        <table>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {arms.map((arm) => (
                <th key={arm} scope="col" className="num">
                  {arm}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ metric, label, unit, better, rows }) => (
              <tr key={metric}>
                <th scope="row">
                  {label} <span className="small muted">{better} is better</span>
                </th>
                {arms.map((arm) => {
                  const figure = rows.find((row) => row.arm === arm && row.suite === null)?.figure ?? null;
                  return (
                    <td key={arm} className="num">
                      {figure === null ? '–' : show(unit, figure.value)}
                      {figure !== null && figure.low !== null && figure.high !== null && (
                        <div className="small muted">
                          {show(unit, figure.low)} – {show(unit, figure.high)}
                        </div>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Arms({ told: { cells, definition } }: { readonly told: ExperimentTold }) {
  return (
    <div className="two">
      {definition.arms.map(({ name, about }) => (
        <Card key={name} title={name} aside={about}>
          <ul className="rows">
            {cells
              .filter(({ arm }) => arm === name)
              .map(({ campaign, suite, seed, status, curve, promotions, sealed }) => (
                <li key={campaign} className="row">
                  <Sparkline curve={curve} />
                  <div>
                    {status === null ? <span>{campaign}</span> : <Link to={path('campaigns', campaign)}>{campaign}</Link>}{' '}
                    {status === null ? <Pill tone="plain">not begun</Pill> : <StatusPill status={status} />}
                    <p className="small muted">
                      {suite}, seed {seed}, {counted(promotions, 'promotion')}
                      {sealed === null ? '' : `, exam ${sealed.solved} of ${sealed.of}`}
                    </p>
                  </div>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function Stop({ name }: { readonly name: string }) {
  const [isAsked, setAsked] = useState(false);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(`${path('experiments', name)}/stop`, {}),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['read'] });
    },
  });
  return (
    <>
      <button type="button" className="button" onClick={() => setAsked(true)}>
        Stop
      </button>
      {isAsked && (
        <Dialog
          title={`Stop ${name}?`}
          confirm="Stop it"
          danger
          isBusy={isPending}
          onConfirm={() => mutate()}
          onClose={() => setAsked(false)}
        >
          <p>No further campaign begins, and those that run are stopped.</p>
          {error !== null && <Failed error={error} />}
        </Dialog>
      )}
    </>
  );
}
