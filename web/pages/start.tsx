import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CampaignState } from '../../ports/records.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { ApiFailure, path, send } from '../data/client.js';
import type { SuiteList } from '../data/answers.js';
import { KEYS, useRead } from '../data/queries.js';
import { Failed } from '../ui/parts.js';

interface Setting {
  readonly name: keyof CampaignRequest;
  readonly label: string;
  readonly hint: string;
  readonly isNumber?: boolean;
  readonly choices?: readonly string[];
}

const MAIN: readonly Setting[] = [
  { name: 'name', label: 'Name', hint: 'its id; left empty it is named after the suite' },
  { name: 'cycles', label: 'Cycles', hint: 'how often it practises, learns and races (usual: 5)', isNumber: true },
  { name: 'maxCostUsd', label: 'Dollars at most', hint: 'hard, calls in flight included', isNumber: true },
  { name: 'maxHours', label: 'Hours at most', hint: 'pauses not counted', isNumber: true },
];

const MORE: readonly Setting[] = [
  { name: 'maxModelCalls', label: 'Model calls at most', hint: 'hard, calls in flight included', isNumber: true },
  { name: 'model', label: 'Model', hint: 'left empty: the one that the stack was started with' },
  { name: 'strategy', label: 'Strategy to start from', hint: 'an id, or CAMPAIGN@champion' },
  { name: 'language', label: 'Only tasks in', hint: '', choices: ['', 'python', 'java', 'javascript', 'typescript', 'rust'] },
  { name: 'attempts', label: 'Attempts at a task', hint: 'usual: 8', isNumber: true },
  { name: 'batch', label: 'Tasks practised in a cycle', hint: 'usual: 12', isNumber: true },
  { name: 'maxPairs', label: 'Pairs of a race at most', hint: 'usual: 400', isNumber: true },
  { name: 'concurrency', label: 'Episodes side by side', hint: 'left empty: as the machine allows', isNumber: true },
  {
    name: 'acceptance',
    label: 'What is kept',
    hint: 'gate: only what is proven better; greedy: the higher mean; fixed: nothing is learned',
    choices: ['', 'gate', 'greedy', 'fixed'],
  },
  { name: 'memoryScope', label: 'Share memory under a name', hint: 'what other campaigns of that name have learned' },
  { name: 'seed', label: 'Seed', hint: 'usual: 1', isNumber: true },
];

/** Starts a campaign by the settings that the command line has. */
export function StartPage() {
  const [search] = useSearchParams();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({
    suite: search.get('suite') ?? '',
    strategy: search.get('strategy') ?? '',
  });
  const [force, setForce] = useState(false);
  const suites = useRead<SuiteList>('/suites');
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send<CampaignState>('/campaigns', { ...requestOf(values), ...(force ? { force: true } : {}) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: KEYS.overview });
      await navigate(path('campaigns', id));
    },
  });
  const change = (name: string, value: string): void => setValues({ ...values, [name]: value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <div className="narrow">
      <title>Start a campaign – Ratchet</title>
      <h1>Start a campaign</h1>
      <p className="lead">
        It runs in the stack until its cycles, its budget or its hours are through. You can watch it, and steer it, at any time.
      </p>
      <form className="stack form" onSubmit={submit}>
        <label className="field">
          <span>Suite</span>
          <input
            list={list}
            value={values['suite'] ?? ''}
            required
            placeholder="selfimprovebench"
            onChange={(event) => change('suite', event.target.value)}
          />
          <span className="hint">one that ships, or one in a folder of RATCHET_SUITES</span>
          <datalist id={list}>
            {suites.data?.suites.map(({ reference, kind }) => (
              <option key={reference} value={reference}>
                {kind}
              </option>
            ))}
          </datalist>
        </label>
        <div className="fields">
          {MAIN.map((setting) => (
            <SettingField
              key={setting.name}
              setting={setting}
              value={values[setting.name] ?? ''}
              change={change}
              fault={faultOf(error, setting.name)}
            />
          ))}
        </div>
        <details>
          <summary>More settings</summary>
          <div className="fields">
            {MORE.map((setting) => (
              <SettingField
                key={setting.name}
                setting={setting}
                value={values[setting.name] ?? ''}
                change={change}
                fault={faultOf(error, setting.name)}
              />
            ))}
          </div>
          <label className="row check">
            <input type="checkbox" checked={force} onChange={(event) => setForce(event.target.checked)} /> Start also where the suite is too
            small for anything to be promoted
          </label>
        </details>
        {error !== null && <Failed error={error} />}
        <div>
          <button type="submit" className="button primary" disabled={isPending}>
            {isPending ? 'Starting…' : 'Start'}
          </button>
        </div>
      </form>
    </div>
  );
}

function SettingField({
  setting: { name, label, hint, isNumber = false, choices },
  value,
  change,
  fault,
}: {
  readonly setting: Setting;
  readonly value: string;
  readonly change: (name: string, value: string) => void;
  readonly fault: string;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      {choices === undefined ? (
        <input
          value={value}
          inputMode={isNumber ? 'decimal' : 'text'}
          aria-invalid={fault !== ''}
          onChange={(event) => change(name, event.target.value)}
        />
      ) : (
        <select value={value} onChange={(event) => change(name, event.target.value)}>
          {choices.map((each) => (
            <option key={each} value={each}>
              {each === '' ? 'as usual' : each}
            </option>
          ))}
        </select>
      )}
      {fault === '' ? <span className="hint">{hint}</span> : <span className="bad small">{fault}</span>}
    </label>
  );
}

/** What was left empty is not sent: the API has its own word for it. What is no number goes as it was typed, and is refused with the reason. */
function requestOf(values: Readonly<Record<string, string>>): object {
  const numbers = new Set<string>([...MAIN, ...MORE].flatMap(({ name, isNumber = false }) => (isNumber ? [name] : [])));
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, typed]) => {
      const value = typed.trim();
      if (value === '') return [];
      return [[name, numbers.has(name) && Number.isFinite(Number(value)) ? Number(value) : value]];
    }),
  );
}

function faultOf(error: unknown, name: string): string {
  return error instanceof ApiFailure ? (error.faults.find(({ pointer }) => pointer === `/${name}`)?.detail ?? '') : '';
}
