import { useState } from 'react';
import type { Board } from '../../../campaigns/board.js';
import type { Rule } from '../../../domain/strategy.js';
import { getText, path } from '../../data/client.js';
import { Order } from './orders.js';
import { RollbackDialog } from './rollback.js';

type Asked = 'promote' | 'veto' | 'rollback' | 'feedback';

/** What can be ordered of a version. */
export function StrategyOrders({ board, id }: { readonly board: Board; readonly id: string }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const { status, champion, id: name } = board.campaign;
  const goesOn = status === 'running' || status === 'paused';
  const wasChampion = board.marks.some(({ kind, strategy }) => kind === 'champion' && strategy === id);
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => void download(id)}>
        Export
      </button>
      {goesOn && (
        <button type="button" className="button" onClick={() => setAsked('feedback')}>
          Judge
        </button>
      )}
      {goesOn && id !== champion && (
        <>
          {wasChampion && (
            <button type="button" className="button" onClick={() => setAsked('rollback')}>
              Roll back to it
            </button>
          )}
          <button type="button" className="button" onClick={() => setAsked('promote')}>
            Promote
          </button>
          <button type="button" className="button" onClick={() => setAsked('veto')}>
            Veto
          </button>
        </>
      )}
      {asked === 'promote' && (
        <Order
          name={name}
          order="promote"
          title={`Make ${id} champion without a race?`}
          about="It becomes champion when the cycle that runs has ended, and stands in history and report as forced: nothing has proven it better."
          confirm="Promote it"
          danger
          body={{ strategy: id }}
          fields={[{ name: 'because', label: 'Why, for the record', isNeeded: true }]}
          onClose={close}
        />
      )}
      {asked === 'veto' && (
        <Order
          name={name}
          order="veto"
          title={`Veto ${id}?`}
          about="It never becomes champion, and is never gone back to. A veto is not taken back."
          confirm="Veto it"
          danger
          body={{ strategy: id }}
          fields={[{ name: 'because', label: 'Why, for the record', isNeeded: true }]}
          onClose={close}
        />
      )}
      {asked === 'feedback' && <JudgeDialog name={name} about={{ strategy: id }} title={`What do you say of ${id}?`} onClose={close} />}
      {asked === 'rollback' && <RollbackDialog name={name} to={id} onClose={close} />}
    </div>
  );
}

/** Says whether something is good, and why. */
export function JudgeDialog({
  name,
  about,
  title,
  onClose,
}: {
  readonly name: string;
  readonly about: object;
  readonly title: string;
  readonly onClose: () => void;
}) {
  return (
    <Order
      name={name}
      order="feedback"
      title={title}
      about="The proposal of the next cycle reads it; accepted counts as a reward, rejected against it."
      confirm="Say it"
      body={about}
      fields={[
        { name: 'text', label: 'In a sentence', isNeeded: true },
        { name: 'judgement', label: 'It is', choices: ['comment', 'accepted', 'rejected'] },
      ]}
      onClose={onClose}
    />
  );
}

function Pin({ board, rule }: { readonly board: Board; readonly rule: Rule }) {
  const [isAsked, setAsked] = useState(false);
  const verb = rule.pinned ? 'Let go' : 'Pin';
  return (
    <>
      <button type="button" className="button small-button" onClick={() => setAsked(true)} aria-label={`${verb} rule ${rule.id}`}>
        {verb}
      </button>
      {isAsked && (
        <Order
          name={board.campaign.id}
          order="pin"
          title={`${verb} this rule?`}
          about={rule.pinned ? 'Proposals may change or drop it again.' : 'No proposal may change or drop it.'}
          confirm={verb}
          body={{ rule: rule.id, pinned: !rule.pinned }}
          fields={[{ name: 'because', label: 'Why, for the record (optional)' }]}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
StrategyOrders.Pin = Pin;

/** A system prompt that can be used elsewhere. */
async function download(id: string): Promise<void> {
  const text = await getText(`${path('strategies', id)}/export`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = `${id}.md`;
  link.click();
  URL.revokeObjectURL(link.href);
}
