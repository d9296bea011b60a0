import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Board, Glance } from '../../campaigns/board.js';
import { ApiFailure, get, path } from './client.js';

const RETRIES = 3;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // what the API refused it refuses again; what it could not answer may pass
      retry: (failures, error) => failures < RETRIES && !(error instanceof ApiFailure && error.status >= 400 && error.status < 500),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
    },
  },
});

export const KEYS = {
  overview: ['overview'],
  board: (name: string) => ['campaign', name, 'board'],
  grid: (name: string) => ['campaign', name, 'grid'],
  campaign: (name: string) => ['campaign', name],
} as const;

const OVERVIEW_EVERY_MS = 5_000;

export function useOverview(): UseQueryResult<readonly Glance[]> {
  return useQuery({
    queryKey: KEYS.overview,
    queryFn: async ({ signal }) => (await get<{ readonly campaigns: readonly Glance[] }>('/overview', signal)).campaigns,
    refetchInterval: OVERVIEW_EVERY_MS,
  });
}

export function useBoard(name: string): UseQueryResult<Board> {
  return useQuery({ queryKey: KEYS.board(name), queryFn: ({ signal }) => get<Board>(`${path('campaigns', name)}/board`, signal) });
}
