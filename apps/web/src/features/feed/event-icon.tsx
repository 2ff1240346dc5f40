import {
  IconAlertTriangle,
  IconArchive,
  IconCertificateOff,
  IconFileImport,
  IconHistory,
  IconLicense,
  IconPackage,
  IconShieldCheck,
  IconShieldExclamation,
  IconShieldHalf,
  IconShieldOff,
  IconTerminal2,
  IconTool,
  IconTrash,
  IconUserExclamation,
  IconUsers,
} from '@tabler/icons-react';
import type { Tone } from '../../shell/tag.js';
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
  'advisory.published': IconAlertTriangle,
  'advisory.changed': IconShieldHalf,
  'advisory.fix-available': IconTool,
  'advisory.withdrawn': IconShieldOff,
  'finding.opened': IconShieldExclamation,
  'finding.resolved': IconShieldCheck,
};
/** Good news of a group whose colour warns. */
const tones: Record<string, Tone> = {
  'advisory.fix-available': 'green',
  'advisory.withdrawn': 'grey',
  'finding.resolved': 'green',
};

/** The sign of an event's kind. Decoration: the sentence beside it says the same. */
export function EventIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? IconHistory;
  return (
    <span className={classes.icon} data-tone={tones[type] ?? groupOfType(type)?.tone ?? 'grey'} aria-hidden="true">
      <Icon size={19} stroke={1.7} />
    </span>
  );
}
