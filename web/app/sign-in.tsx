import { type FormEvent, useState } from 'react';
import { token } from '../data/client.js';

/** Asks for the token that the API wants. It is kept for this tab alone. */
export function SignIn({ entered }: { readonly entered: () => void }) {
  const [value, setValue] = useState('');
  const wasWrong = token.get() !== null;
  const enter = (event: FormEvent): void => {
    event.preventDefault();
    token.set(value.trim());
    entered();
  };
  return (
    <div className="narrow">
      <title>Sign in – Ratchet</title>
      <h1>This API wants a token</h1>
      <p className="lead">
        Make one on the machine that runs it with <code>ratchet token create NAME --scope operate</code>, or take the value of{' '}
        <code>RATCHET_API_TOKEN</code>. It is kept until this tab is closed.
      </p>
      <form className="stack" onSubmit={enter}>
        <label className="field">
          <span>Token</span>
          <input
            type="password"
            autoComplete="off"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            aria-invalid={wasWrong}
            required
          />
        </label>
        {wasWrong && (
          <p className="bad" role="alert">
            That token was refused. It may be mistyped, revoked or expired.
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
