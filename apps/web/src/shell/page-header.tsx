import type { ReactNode } from 'react';
import classes from './page-header.module.css';
import { useDocumentTitle } from './use-document-title.js';

interface PageHeaderProps {
  title: string;
  /** What stands in the browser's tab, where it should say more than the title. */
  tabTitle?: string;
  above?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
}

/** The head of a page: its only `h1`, what it is part of, and what can be done. */
export function PageHeader({ title, tabTitle, above, below, actions }: PageHeaderProps) {
  useDocumentTitle(tabTitle ?? title);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above ? <div className={classes.above}>{above}</div> : null}
        <h1 className={classes.title}>{title}</h1>
        {below ? <div className={classes.below}>{below}</div> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  );
}
