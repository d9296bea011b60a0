import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CampaignState } from '../../ports/records.js';
import { path, send } from '../data/client.js';
import { KEYS } from '../data/queries.js';
import { Failed } from '../ui/parts.js';
import { CampaignSettings, faultOf, SettingField, useSettingsForm } from './settings-form.js';

const NAME = { name: 'name', label: 'Name', hint: 'its id; left empty it is named after the suite' } as const;

/** Starts a campaign by the settings that the command line has. */
export function StartPage() {
  const [search] = useSearchParams();
  const form = useSettingsForm({ suite: search.get('suite') ?? '', strategy: search.get('strategy') ?? '' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send<CampaignState>('/campaigns', form.request()),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: KEYS.overview });
      await navigate(path('campaigns', id));
    },
  });
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
        <CampaignSettings
          form={form}
          error={error}
          first={<SettingField setting={NAME} value={form.values['name'] ?? ''} change={form.change} fault={faultOf(error, 'name')} />}
        />
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
