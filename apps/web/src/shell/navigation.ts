import { IconBell, IconEye, IconFolders, IconInbox, IconRss, IconShieldExclamation } from '@tabler/icons-react';

/** The places that are always at hand; on a phone, where there is room for few, the others are in the account's menu. */
export const places = [
  { to: '/', label: 'Feed', Icon: IconRss, exact: true, onPhone: true },
  { to: '/inbox', label: 'Inbox', Icon: IconInbox, exact: false, onPhone: true },
  { to: '/projects', label: 'Projects', Icon: IconFolders, exact: false, onPhone: true },
  { to: '/findings', label: 'Findings', Icon: IconShieldExclamation, exact: false, onPhone: true },
  { to: '/watching', label: 'Watching', Icon: IconEye, exact: false, onPhone: false },
  { to: '/alerts', label: 'Alerts', Icon: IconBell, exact: false, onPhone: false },
] as const;
