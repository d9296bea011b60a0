import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { ToldSchedule } from '../../campaigns/schedules.js';
import { get, path, send } from './client.js';

/** Where they stand, in the API and in the dashboard. */
export const SCHEDULES = '/schedules';

const KEY = ['schedules'] as const;
/** No event tells that a night begins. */
const EVERY_MS = 30_000;

export function useSchedules(): UseQueryResult<{ readonly schedules: readonly ToldSchedule[] }> {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<{ readonly schedules: readonly ToldSchedule[] }>(SCHEDULES, signal),
    refetchInterval: EVERY_MS,
  });
}

export type ScheduleOrder = 'pause' | 'resume' | 'delete';

export function useScheduleOrder(name: string, order: ScheduleOrder) {
  const at = path('schedules', name);
  return useChange((body: object) => (order === 'delete' ? send(at, {}, 'DELETE') : send(`${at}/${order}`, body)));
}

export function useNewSchedule() {
  return useChange((body: object) => send(SCHEDULES, body));
}

function useChange(change: (body: object) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) });
}
