import type { AdminForm } from '@red-tortoise/contracts';
import { useEffect, useRef } from 'react';
import { AskError } from '../api/ask-error.js';
import { FailureNotice } from '../shell/failure-notice.js';
import notice from '../shell/failure-notice.module.css';
import { fieldsOf } from './draft.js';
import { idOfPath } from './problem-at.js';

/** Why nothing was saved; each problem leads to its input. */
export function ProblemSummary({ error, form }: { error: Error; form: AdminForm }) {
  const place = useRef<HTMLDivElement>(null);
  // A new failure is a new object, even of the same text.
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  const issues = error instanceof AskError ? (error.parts.issues ?? []) : [];
  return (
    <div ref={place} tabIndex={-1}>
      {issues.length === 0 ? (
        <FailureNotice error={error} />
      ) : (
        <div className={notice.notice} role="alert">
          <p className={notice.title}>Nothing was saved</p>
          <ul className={notice.issues}>
            {issues.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <a href={`#${idOfPath(path)}`} onClick={(event) => focusOn(event, path)}>
                  {labelOf(form, path)}
                </a>{' '}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function focusOn(event: { preventDefault: () => void }, path: string): void {
  event.preventDefault();
  // Of an issue deep in a value, the input of the value.
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const input = document.getElementById(idOfPath(parts.join('.')));
    if (input) {
      input.focus();
      return;
    }
  }
}

/** `tokens.add.0.name` as "Tokens: Name". */
function labelOf(form: AdminForm, path: string): string {
  const own = fieldsOf(form).find(({ name }) => path === name || path.startsWith(`${name}.`));
  if (own) return own.label;
  const inline = form.inlines.find(({ name }) => path.startsWith(`${name}.`));
  const field = inline?.fields.find(({ name }) => path.split('.')[3] === name);
  return inline ? `${inline.label}: ${field?.label ?? path}` : path || 'The row';
}
