import { Skeleton } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import classes from './advisory-card.module.css';

/** More than nearly any advisory has. Markdown made to be slow takes time by the square of its length: here, a second. */
const longestText = 20_000;

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.js')).MarkdownText }));

/** What an advisory says. Text that cannot be drawn as Markdown, for being nested beyond reason, is shown as it is. */
export function AdvisoryText({ text }: { text: string }) {
  if (text.trim() === '') return <p className={classes.quiet}>The record has no text beside its summary.</p>;
  const shown = text.slice(0, longestText);
  return (
    <>
      <CatchBoundary getResetKey={() => shown} errorComponent={() => <pre className={classes.plain}>{shown}</pre>}>
        <Suspense fallback={<Skeleton height={160} radius="md" />}>
          <MarkdownText text={shown} />
        </Suspense>
      </CatchBoundary>
      {text.length > longestText ? (
        <p className={classes.quiet}>The text goes on; it is shown whole where it was published.</p>
      ) : null}
    </>
  );
}
