import type { AdminScreen } from '@red-tortoise/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { siteQuery } from '../shell/site-query.js';

/** The screen of a name, or undefined: there is none, or this person may not see it. */
export function useScreen(name: string): AdminScreen | undefined {
  const { groups } = useSuspenseQuery(siteQuery).data;
  return groups.flatMap(({ screens }) => screens).find((screen) => screen.name === name);
}
