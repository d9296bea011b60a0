import { useState } from 'react';
import { useOrder } from '../../data/steer.js';
import { Dialog } from '../../ui/dialog.js';
import { Failed } from '../../ui/parts.js';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly isNeeded?: boolean;
  /** a number is sent as one */
  readonly isNumber?: boolean;
  readonly choices?: readonly string[];
  readonly hint?: string;
}

interface OrderProps {
  readonly name: string;
  readonly order: string;
  readonly title: string;
  readonly about: string;
  readonly confirm: string;
  readonly danger?: boolean;
  /** what is sent beside the fields */
  readonly body?: object;
  readonly fields?: readonly Field[];
  readonly onClose: () => void;
}

/** Asks about an order before it is sent, with what it takes. What the API says against it stands in the dialog. */
export function Order({ name, order, title, about, confirm, danger = false, body = {}, fields = [], onClose }: OrderProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { mutate, isPending, error } = useOrder(name, order);
  const send = (): void => mutate({ ...body, ...sent(fields, values) }, { onSuccess: onClose });
  return (
    <Dialog title={title} confirm={confirm} danger={danger} isBusy={isPending} onClose={onClose} onConfirm={send}>
      <p>{about}</p>
      {fields.map((field) => (
        <label key={field.name} className="field">
          <span>{field.label}</span>
          <Input
            field={field}
            value={values[field.name] ?? field.choices?.[0] ?? ''}
            change={(value) => setValues({ ...values, [field.name]: value })}
          />
          {field.hint !== undefined && <span className="hint">{field.hint}</span>}
        </label>
      ))}
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}

function Input({ field, value, change }: { readonly field: Field; readonly value: string; readonly change: (value: string) => void }) {
  if (field.choices !== undefined)
    return (
      <select value={value} onChange={(event) => change(event.target.value)}>
        {field.choices.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    );
  return (
    <input
      value={value}
      maxLength={2_000}
      required={field.isNeeded === true}
      inputMode={field.isNumber === true ? 'decimal' : 'text'}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** What was left empty is not sent: the API has its own word for it. A number with a sign means so much more, and goes as it was typed. */
function sent(fields: readonly Field[], values: Readonly<Record<string, string>>): object {
  return Object.fromEntries(
    fields.flatMap(({ name, isNumber, choices }) => {
      const value = (values[name] ?? choices?.[0] ?? '').trim();
      if (value === '') return [];
      return [[name, isNumber === true && !value.startsWith('+') && Number.isFinite(Number(value)) ? Number(value) : value]];
    }),
  );
}
