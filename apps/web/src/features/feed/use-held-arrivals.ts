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
  // With other filters, or once so much has come that the first one is gone, it is another list.
  const known = items.findIndex(({ event }) => event.id === firstId);
  const held = isReading && known > 0 ? known : 0;
  useEffect(() => {
    if (!isReading || known < 0) setFirstId(newestId);
  }, [isReading, known, newestId]);
  const reveal = () => {
    setFirstId(newestId);
    window.scrollTo({ top: 0, behavior: 'smooth' });
  };
  return { shown: held > 0 ? items.slice(held) : items, held, reveal };
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
