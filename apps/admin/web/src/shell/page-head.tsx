import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';
import { useDocumentTitle } from './use-document-title.js';

interface PageHeadProps {
  title: string;
  /** Where this page belongs: a link, or several. */
  crumbs?: ReactNode;
  lead?: ReactNode;
  /** What can be done here. */
  children?: ReactNode;
}

export function PageHead({ title, crumbs, lead, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(title);
  useEffect(() => {
    // Whoever has gone on meanwhile is not called back.
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.head}>
      <div>
        {crumbs && <p className={classes.crumbs}>{crumbs}</p>}
        <h1 ref={heading} className={classes.title} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
