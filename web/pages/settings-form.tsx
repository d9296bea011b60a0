import { type ReactNode, useId, useState } from 'react';
import type { CampaignRequest } from '../../schemas/settings.js';
import type { SuiteList } from '../data/answers.js';
import { ApiFailure } from '../data/client.js';
import { useRead } from '../data/queries.js';

interface Setting<Name extends string = keyof CampaignRequest> {
  readonly name: Name;
  readonly label: string;
  readonly hint: string;
  readonly isNumber?: boolean;
  readonly choices?: readonly string[];
}

const MAIN: readonly Setting[] = [
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

/** What was typed into the settings of a campaign, and what is sent of it. */
export interface SettingsForm {
  readonly values: Readonly<Record<string, string>>;
  readonly force: boolean;
  readonly change: (name: string, value: string) => void;
  readonly setForce: (force: boolean) => void;
  readonly request: () => object;
}

export function useSettingsForm(initial: Readonly<Record<string, string>> = {}): SettingsForm {
  const [values, setValues] = useState(initial);
  const [force, setForce] = useState(false);
  return {
    values,
    force,
    change: (name, value) => setValues({ ...values, [name]: value }),
    setForce,
    request: () => ({ ...requestOf(values), ...(force ? { force: true } : {}) }),
  };
}

/** The settings of a campaign as fields: the suite, `first` and the usual ones, and more for whoever wants more. */
export function CampaignSettings({
  form,
  error,
  first = null,
}: {
  readonly form: SettingsForm;
  readonly error: unknown;
  readonly first?: ReactNode;
}) {
  return (
    <>
      <SuiteField value={form.values['suite'] ?? ''} change={(value) => form.change('suite', value)} />
      <div className="fields">
        {first}
        <SettingFields settings={MAIN} form={form} error={error} />
      </div>
      <details>
        <summary>More settings</summary>
        <div className="fields">
          <SettingFields settings={MORE} form={form} error={error} />
        </div>
        <label className="row check">
          <input type="checkbox" checked={form.force} onChange={(event) => form.setForce(event.target.checked)} /> Start also where the
          suite is too small for anything to be promoted
        </label>
      </details>
    </>
  );
}

function SuiteField({ value, change }: { readonly value: string; readonly change: (value: string) => void }) {
  const suites = useRead<SuiteList>('/suites');
  const list = useId();
  return (
    <label className="field">
      <span>Suite</span>
      <input list={list} value={value} required placeholder="selfimprovebench" onChange={(event) => change(event.target.value)} />
      <span className="hint">one that ships, or one in a folder of RATCHET_SUITES</span>
      <datalist id={list}>
        {suites.data?.suites.map(({ reference, kind }) => (
          <option key={reference} value={reference}>
            {kind}
          </option>
        ))}
      </datalist>
    </label>
  );
}

function SettingFields({
  settings,
  form: { values, change },
  error,
}: {
  readonly settings: readonly Setting[];
  readonly form: SettingsForm;
  readonly error: unknown;
}) {
  return settings.map((setting) => (
    <SettingField
      key={setting.name}
      setting={setting}
      value={values[setting.name] ?? ''}
      change={change}
      fault={faultOf(error, setting.name)}
    />
  ));
}

/** A field of any form; what the API says against it stands in place of the hint. */
export function SettingField({
  setting: { name, label, hint, isNumber = false, choices },
  value,
  change,
  fault,
}: {
  readonly setting: Setting<string>;
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

/**
 * What was left empty is not sent: the API has its own word for it. What is no number goes as it was typed, and is refused with the
 * reason.
 */
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

export function faultOf(error: unknown, name: string): string {
  return error instanceof ApiFailure ? (error.faults.find(({ pointer }) => pointer === `/${name}`)?.detail ?? '') : '';
}
