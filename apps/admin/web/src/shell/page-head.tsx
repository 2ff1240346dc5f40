import type { ReactNode } from 'react';
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
  useDocumentTitle(title);
  return (
    <header className={classes.head}>
      <div>
        {crumbs && <p className={classes.crumbs}>{crumbs}</p>}
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
