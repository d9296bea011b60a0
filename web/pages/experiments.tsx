import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { path, send } from '../data/client.js';
import type { ExperimentList } from '../data/experiments.js';
import { useRead } from '../data/queries.js';
import { Dialog } from '../ui/dialog.js';
import { counted, usd } from '../ui/figures.js';
import { Card, Empty, Failed, LeftOutNote, Loading, Moment, Pill } from '../ui/parts.js';

/** Questions that are answered by campaigns in pairs: those that were asked, and those that ship. */
export function ExperimentsPage() {
  const { data, error, refetch } = useRead<ExperimentList>('/experiments');
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <div className="stack">
      <title>Experiments – Ratchet</title>
      <div className="page-head">
        <h1>Experiments</h1>
        <p className="lead">One question each: the same campaigns with and without something, in pairs.</p>
      </div>
      {data === undefined && (error === null ? <Loading what="experiments" /> : <Failed error={error} again={refetch} />)}
      {data !== undefined && (
        <>
          <LeftOutNote records={data.unreadable} />
          {data.started.length === 0 && data.unreadable.length === 0 ? (
            <Empty title="None was started yet" />
          ) : (
            <ul className="glances">
              {data.started.map(({ id, title, question, standing, ended, campaigns, spent, createdAt }) => (
                <li key={id} className="card">
                  <div className="spread">
                    <h2>
                      <Link to={path('experiments', id)}>{title}</Link>
                    </h2>
                    <Pill tone={ended === null ? 'info' : ended === 'done' ? 'good' : 'plain'}>{standing}</Pill>
                  </div>
                  <p>{question}</p>
                  <p className="small muted">
                    {campaigns.ended} of {counted(campaigns.ended + campaigns.running + campaigns.paused + campaigns.waiting, 'campaign')}{' '}
                    ended, {usd(spent.costUsd)}, since <Moment at={createdAt} />
                  </p>
                </li>
              ))}
            </ul>
          )}
          <Card title="Those that ship">
            <ul className="rows">
              {data.ships.map(({ name, definition }) => (
                <li key={name} className="spread">
                  <div>
                    <h3>
                      {name}: {definition.title}
                    </h3>
                    <p className="muted">{definition.question}</p>
                  </div>
                  <button type="button" className="button" onClick={() => setAsked(name)} aria-label={`Start ${name}`}>
                    Start
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
      {asked !== null && <StartDialog name={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function StartDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [suite, setSuite] = useState('');
  const [calls, setCalls] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      send<{ readonly id: string }>('/experiments', {
        experiment: name,
        ...(suite === '' ? {} : { suites: [suite] }),
        ...(calls === '' ? {} : { maxModelCalls: Number(calls) }),
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['read', '/experiments'] });
      await navigate(path('experiments', id));
    },
  });
  return (
    <Dialog title={`Start ${name}?`} confirm="Start it" isBusy={isPending} onClose={onClose} onConfirm={() => mutate()}>
      <p>Its campaigns begin one after the other, and spend as campaigns do.</p>
      <label className="field">
        <span>Suite (optional: that of the definition)</span>
        <input value={suite} onChange={(event) => setSuite(event.target.value.trim())} />
      </label>
      <label className="field">
        <span>Model calls in all (optional)</span>
        <input value={calls} inputMode="numeric" pattern="[0-9]*" onChange={(event) => setCalls(event.target.value.trim())} />
      </label>
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}
