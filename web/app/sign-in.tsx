import { type FormEvent, useState } from 'react';
import { ApiFailure, signIn } from '../data/client.js';

/** Asks for the token that the API wants. The browser holds a session for it, and the page forgets it. */
export function SignIn({ because, entered }: { readonly because: string; readonly entered: () => void }) {
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState('');
  const enter = async (): Promise<void> => {
    try {
      await signIn(value.trim());
      entered();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setWrong(error.status === 401 ? `That token was refused: ${error.faults[0]?.detail ?? error.message}` : error.message);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter();
  };
  return (
    <div className="narrow">
      <title>Sign in – Ratchet</title>
      <h1>This API wants a token</h1>
      <p className="note">{because}</p>
      <p className="lead">
        Make one on the machine that runs it with <code>ratchet token create NAME --scope operate</code>, or take the value of{' '}
        <code>RATCHET_API_TOKEN</code>. The page forgets it: the browser holds a session in its place.
      </p>
      <form className="stack form" onSubmit={submit}>
        <label className="field">
          <span>Token</span>
          <input
            type="password"
            autoComplete="off"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            aria-invalid={wrong !== ''}
            required
          />
        </label>
        {wrong !== '' && (
          <p className="bad" role="alert">
            {wrong}
          </p>
        )}
        <div>
          <button type="submit" className="button primary">
            Enter
          </button>
        </div>
      </form>
    </div>
  );
}
