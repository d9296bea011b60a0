import { useMutation, useQueryClient } from '@tanstack/react-query';
import { path, send } from './client.js';
import { KEYS } from './queries.js';

/** An order to a campaign. What it changed is asked for again. */
export function useOrder<Answer>(name: string, order: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => send<Answer>(`${path('campaigns', name)}/${order}`, body),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: KEYS.campaign(name) }),
        client.invalidateQueries({ queryKey: KEYS.overview }),
      ]);
    },
  });
}
