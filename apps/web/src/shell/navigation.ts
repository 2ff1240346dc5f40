import { IconEye, IconFolders, IconRss, IconShieldExclamation } from '@tabler/icons-react';

/** The places that are always at hand. */
export const places = [
  { to: '/', label: 'Feed', Icon: IconRss, exact: true },
  { to: '/projects', label: 'Projects', Icon: IconFolders, exact: false },
  { to: '/findings', label: 'Findings', Icon: IconShieldExclamation, exact: false },
  { to: '/watching', label: 'Watching', Icon: IconEye, exact: false },
] as const;
