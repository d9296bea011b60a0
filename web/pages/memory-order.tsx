import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { path, send } from '../data/client.js';
import { Dialog } from '../ui/dialog.js';
import { Failed } from '../ui/parts.js';

/** Has a row forgotten, or told again. */
export function RowOrder({ id }: { readonly id: string }) {
  const [order, setOrder] = useState<'forget' | 'restore' | null>(null);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(`${path('memory', id)}/${order ?? 'forget'}`, {}),
    onSuccess: async () => {
      setOrder(null);
      await client.invalidateQueries({ queryKey: ['read'] });
    },
  });
  return (
    <div className="row">
      <button type="button" className="button small-button" onClick={() => setOrder('forget')}>
        Forget
      </button>
      <button type="button" className="button small-button" onClick={() => setOrder('restore')}>
        Restore
      </button>
      {order !== null && (
        <Dialog
          title={order === 'forget' ? 'Forget this?' : 'Tell this again?'}
          confirm={order === 'forget' ? 'Forget it' : 'Restore it'}
          danger={order === 'forget'}
          isBusy={isPending}
          onConfirm={() => mutate()}
          onClose={() => setOrder(null)}
        >
          <p>
            {order === 'forget'
              ? 'It is told to nobody from the next cycle of a campaign on. It can be restored.'
              : 'It may be told again from the next cycle of a campaign on.'}
          </p>
          {error !== null && <Failed error={error} />}
        </Dialog>
      )}
    </div>
  );
}
