import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';

/** A question over the page. The browser's own dialog keeps the focus inside, and Escape closes it. */
export function Dialog({
  title,
  children,
  confirm,
  danger = false,
  isBusy = false,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** what the button says that does it */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
      <form onSubmit={submit} className="stack">
        <h2 id={heading}>{title}</h2>
        {children}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className={`button ${danger ? 'danger' : 'primary'}`} disabled={isBusy}>
            {isBusy ? 'One moment…' : confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
