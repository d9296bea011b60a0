import type { Board } from '../../../campaigns/board.js';

export function TasksTab({ board }: { readonly board: Board }) {
  return <p>{board.campaign.id}</p>;
}
