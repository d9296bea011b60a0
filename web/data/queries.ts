import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Board, Glances } from '../../campaigns/board.js';
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
  campaign: (name: string) => ['campaign', name],
} as const;

/** Events say what changes; this is for when they do not come. */
const OVERVIEW_EVERY_MS = 30_000;

export function useOverview(): UseQueryResult<Glances> {
  return useQuery({
    queryKey: KEYS.overview,
    queryFn: ({ signal }) => get<Glances>('/overview', signal),
    refetchInterval: OVERVIEW_EVERY_MS,
  });
}

export function useBoard(name: string): UseQueryResult<Board> {
  return useQuery({ queryKey: KEYS.board(name), queryFn: ({ signal }) => get<Board>(`${path('campaigns', name)}/board`, signal) });
}

/** What stands at an address of the API. What belongs to a campaign is asked for again when that changes. */
export function useRead<Answer>(
  at: string,
  { campaign, isWanted = true }: { readonly campaign?: string; readonly isWanted?: boolean } = {},
): UseQueryResult<Answer> {
  return useQuery({
    queryKey: campaign === undefined ? ['read', at] : [...KEYS.campaign(campaign), at],
    queryFn: ({ signal }) => get<Answer>(at, signal),
    enabled: isWanted,
  });
}
