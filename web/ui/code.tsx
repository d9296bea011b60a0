import { Tokens } from './diff.js';
import { tokensByLine } from './highlight.js';

/** A program, coloured. */
export function Code({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <pre className="code-block" tabIndex={0}>
      <code>
        {tokensByLine(text, language).map((tokens, line) => (
          <span key={line} className="code-line">
            <Tokens tokens={tokens} />
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
