import type { FeedItem } from '@red-tortoise/contracts';
import { useEffect, useState } from 'react';

/** Further down than this, the reader is reading, and the list must not move under their eyes. */
const readingPixels = 240;

export interface HeldArrivals {
  shown: readonly FeedItem[];
  /** How many wait above. */
  held: number;
  reveal: () => void;
}

/** Keeps what comes in out of the list while the reader is further down, until they ask for it or go back up. */
export function useHeldArrivals(items: readonly FeedItem[]): HeldArrivals {
  const isReading = useIsReading();
  const [firstId, setFirstId] = useState<string>();
  const newestId = items[0]?.event.id;
  const above = countAbove(items, firstId);
  const held = isReading ? (above ?? 0) : 0;
  useEffect(() => {
    if (!isReading || above === null) setFirstId(newestId);
  }, [isReading, above, newestId]);
  const reveal = () => {
    setFirstId(newestId);
    window.scrollTo({ top: 0, behavior: 'smooth' });
  };
  return { shown: held > 0 ? items.slice(held) : items, held, reveal };
}

/**
 * How many items came in above the first one that is shown. Null when that is not among them: with other filters, or
 * after so much that it is on another page, it is another list.
 */
export function countAbove(items: readonly FeedItem[], firstId: string | undefined): number | null {
  const index = items.findIndex(({ event }) => event.id === firstId);
  return index < 0 ? null : index;
}

function useIsReading(): boolean {
  const [isReading, setIsReading] = useState(false);
  useEffect(() => {
    const look = () => setIsReading(window.scrollY > readingPixels);
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return isReading;
}
