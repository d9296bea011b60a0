import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { SCHEDULES, useNewSchedule } from '../data/schedules.js';
import { cronOf, cronWords, USUAL_DAYS } from '../ui/cron.js';
import { Failed } from '../ui/parts.js';
import { CampaignSettings, faultOf, SettingField, useSettingsForm } from './settings-form.js';

const NAME = { name: 'schedule', label: 'Name of the schedule', hint: 'each night is named after it and its moment' } as const;
const CRON = {
  name: 'cron',
  label: 'Expression',
  hint: 'minute, hour, day of month, month, day of week, in UTC, or behind CRON_TZ=Europe/Berlin',
} as const;
const BY_EXPRESSION = 'expression';

/** Has campaigns begin by themselves, by the settings of a campaign and by when. */
export function ScheduleStartPage() {
  const form = useSettingsForm();
  const [name, setName] = useState('');
  const [when, setWhen] = useState<Chosen>({ days: '*', time: '01:00', typed: '' });
  const [inherits, setInherits] = useState(true);
  const navigate = useNavigate();
  const { mutate, isPending, error } = useNewSchedule();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate({ ...form.request(), schedule: name.trim(), cron: expressionOf(when), inherits }, { onSuccess: () => void navigate(SCHEDULES) });
  };
  return (
    <div className="narrow">
      <title>A new schedule – Ratchet</title>
      <h1>A new schedule</h1>
      <p className="lead">
        It begins a campaign at each of its times. While one runs, the next is left out; one that breaks off pauses it.
      </p>
      <form className="stack form" onSubmit={submit}>
        <SettingField setting={NAME} value={name} change={(_, value) => setName(value)} fault={faultOf(error, 'schedule')} />
        <When chosen={when} choose={setWhen} fault={faultOf(error, 'cron')} />
        <label className="row check">
          <input type="checkbox" checked={inherits} onChange={(event) => setInherits(event.target.checked)} /> Each night begins with
          champion and memory of the last one that ended
        </label>
        <CampaignSettings form={form} error={error} />
        {error !== null && <Failed error={error} />}
        <div>
          <button type="submit" className="button primary" disabled={isPending}>
            {isPending ? 'One moment…' : 'Begin the schedule'}
          </button>
        </div>
      </form>
    </div>
  );
}

interface Chosen {
  readonly days: string;
  readonly time: string;
  readonly typed: string;
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function expressionOf({ days, time, typed }: Chosen): string {
  return days === BY_EXPRESSION ? typed.trim() : cronOf({ days, time, zone: ZONE });
}

/** Usual days and a time of where the browser is, or an expression. */
function When({ chosen, choose, fault }: { readonly chosen: Chosen; readonly choose: (chosen: Chosen) => void; readonly fault: string }) {
  const { days, time, typed } = chosen;
  const cron = expressionOf(chosen);
  return (
    <>
      <div className="fields">
        <label className="field">
          <span>Days</span>
          <select value={days} onChange={(event) => choose({ ...chosen, days: event.target.value })}>
            {Object.entries(USUAL_DAYS).map(([each, said]) => (
              <option key={each} value={each}>
                {said}
              </option>
            ))}
            <option value={BY_EXPRESSION}>by an expression</option>
          </select>
        </label>
        {days === BY_EXPRESSION ? (
          <SettingField setting={CRON} value={typed} change={(_, value) => choose({ ...chosen, typed: value })} fault={fault} />
        ) : (
          <label className="field">
            <span>At</span>
            <input type="time" value={time} required onChange={(event) => choose({ ...chosen, time: event.target.value })} />
            <span className="hint">time of {ZONE}</span>
          </label>
        )}
      </div>
      <p className="small muted" role="status">
        {cronWords(cron) ?? 'As the expression says'}: <code>{cron}</code>
      </p>
    </>
  );
}
