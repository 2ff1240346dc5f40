import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unreadQuery } from '../features/inbox/inbox-queries.js';

/** Names the browser's tab after the page, the unread alerts in front: "(3) Feed · Red Tortoise". */
export function useDocumentTitle(title: string): void {
  // Only what the navigation has asked for anyway: the pages before the sign-in have no inbox.
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: false });
  const count = unread === 0 ? '' : `(${unread >= 1_000 ? '1,000+' : unread}) `;
  useEffect(() => {
    document.title = `${count}${title} · Red Tortoise`;
  }, [title, count]);
}
