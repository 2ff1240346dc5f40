import { IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './external-link.module.css';
import { webAddress } from './web-address.js';

/** A link out of the product. What is no http(s) address comes out as plain text. */
export function ExternalLink({ to, children }: { to: string; children: ReactNode }) {
  const address = webAddress(to);
  if (!address) return <span>{children}</span>;
  return (
    <a className={classes.link} href={address} target="_blank" rel="noopener noreferrer">
      {children}
      <IconArrowUpRight size={14} aria-hidden="true" />
    </a>
  );
}
