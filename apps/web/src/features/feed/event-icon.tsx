import {
  IconArchive,
  IconCertificateOff,
  IconFileImport,
  IconHistory,
  IconLicense,
  IconPackage,
  IconTerminal2,
  IconTrash,
  IconUserExclamation,
  IconUsers,
} from '@tabler/icons-react';
import classes from './event-icon.module.css';
import { groupOfType } from './event-kinds.js';

const icons: Record<string, typeof IconPackage> = {
  'package.released': IconPackage,
  'package.deprecated': IconArchive,
  'package.licence-changed': IconLicense,
  'package.publisher-changed': IconUserExclamation,
  'package.maintainers-changed': IconUsers,
  'package.install-script-added': IconTerminal2,
  'package.provenance-lost': IconCertificateOff,
  'package.unpublished': IconTrash,
  'project.imported': IconFileImport,
};

/** The sign of an event's kind. Decoration: the sentence beside it says the same. */
export function EventIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? IconHistory;
  return (
    <span className={classes.icon} data-tone={groupOfType(type)?.tone ?? 'grey'} aria-hidden="true">
      <Icon size={19} stroke={1.7} />
    </span>
  );
}
