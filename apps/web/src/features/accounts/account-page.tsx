import { ColourSchemeToggle, Logo } from '@red-tortoise/ui';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../shell/use-document-title.js';
import classes from './account-page.module.css';

interface AccountPageProps {
  title: string;
  children: ReactNode;
  /** The way to the other page: "New here? Create an account". */
  footer: ReactNode;
}

const promises = [
  'Drop a lockfile or an SBOM: seconds later you see every component, its licence and how far behind it is.',
  'From then on, one feed of what changes: releases, deprecations, licences, publishers, install scripts.',
  'Each entry says why it concerns you. What could not be assessed is listed, with the reason.',
];

/** The frame of signing in and up: the form, and what the product is for. */
export function AccountPage({ title, children, footer }: AccountPageProps) {
  useDocumentTitle(title);
  return (
    <div className={classes.page}>
      <div className={classes.toggle}>
        <ColourSchemeToggle />
      </div>
      <main className={classes.main} id="main" tabIndex={-1}>
        <div className={classes.brand}>
          <Logo size={44} />
          <span className={classes.name}>Red Tortoise</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
        <p className={classes.footer}>{footer}</p>
      </main>
      <aside className={classes.aside} aria-label="About Red Tortoise">
        <p className={classes.claim}>Know what changed in everything you depend on.</p>
        <ul className={classes.promises}>
          {promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
