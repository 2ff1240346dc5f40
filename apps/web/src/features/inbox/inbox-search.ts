export const inboxShows = ['open', 'unread', 'snoozed', 'done'] as const;
export type InboxShow = (typeof inboxShows)[number];

/** Which alerts the address asks for; none means those that are not done. */
export interface InboxSearch {
  show?: Exclude<InboxShow, 'open'> | undefined;
}

export function readInboxSearch(raw: Record<string, unknown>): InboxSearch {
  return { show: (['unread', 'snoozed', 'done'] as const).find((show) => show === raw.show) };
}
