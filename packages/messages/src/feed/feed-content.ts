import type { MessageLink } from '../message-links.js';

/** What each format writes down in its own way. */
export interface FeedContent {
  /** `urn:uuid:…` */
  id: string;
  title: string;
  home: string;
  self: string;
  /** ISO, UTC: the newest entry's moment, so that the same entries are the same bytes. */
  updatedAt: string;
  entries: FeedContentEntry[];
}
export interface FeedContentEntry {
  id: string;
  title: string;
  text: string;
  why: string;
  url: string;
  at: string;
  category: string;
  links: MessageLink[];
}
