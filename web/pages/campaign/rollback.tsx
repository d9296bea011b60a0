import type { RollbackPlan } from '../../../ports/campaign-records.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { useOrder } from '../../data/steer.js';
import { Dialog } from '../../ui/dialog.js';
import { counted } from '../../ui/figures.js';
import { Failed, Loading } from '../../ui/parts.js';

/** Says what a rollback would do, and does it only when that was read. */
export function RollbackDialog({ name, to, onClose }: { readonly name: string; readonly to: string; readonly onClose: () => void }) {
  const plan = useRead<RollbackPlan>(`${path('campaigns', name)}/rollback?${new URLSearchParams({ to }).toString()}`);
  const { mutate, isPending, error } = useOrder(name, 'rollback');
  return (
    <Dialog
      title={`Roll ${name} back?`}
      confirm="Roll back"
      danger
      isBusy={isPending || plan.data === undefined}
      onClose={onClose}
      onConfirm={() => mutate({ to }, { onSuccess: onClose })}
    >
      {plan.data === undefined && plan.error === null && <Loading what="what it would do" />}
      {plan.error !== null && <Failed error={plan.error} />}
      {plan.data !== undefined && <Plan plan={plan.data} />}
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}

function Plan({ plan: { from, to, abandoned, point } }: { readonly plan: RollbackPlan }) {
  return (
    <>
      <p>
        Back from <code>{from.strategy}</code> ({after(from.cycle)}, branch {from.branch}) to <code>{to.strategy}</code> ({after(to.cycle)}
        ).
      </p>
      <ul className="lines">
        <li>
          {abandoned.length === 0
            ? 'No champion is given up.'
            : `${counted(abandoned.length, 'champion')} given up: ${abandoned.join(', ')}.`}{' '}
          What was remembered since is no longer told.
        </li>
        <li>
          {point === null
            ? 'Its history is gone: it starts afresh from what the checkpoint kept.'
            : `Its history is replayed up to event ${point.eventId}; nothing that was paid for is asked again.`}
        </li>
        <li>What was spent stays spent.</li>
      </ul>
    </>
  );
}

function after(cycles: number): string {
  return cycles === 0 ? 'before the first cycle' : `after cycle ${cycles}`;
}
