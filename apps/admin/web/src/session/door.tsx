import { ColourSchemeToggle, Logo } from '@red-tortoise/ui';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '../shell/use-document-title.js';
import classes from './door.module.css';

/** The frame of everything that is asked before the admin opens. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <div className={classes.page}>
      <div className={classes.toggle}>
        <ColourSchemeToggle />
      </div>
      <main className={classes.card} id="main">
        <div className={classes.brand}>
          <Logo size={30} /> Red Tortoise admin
        </div>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
