import { type StaffMe, staffMe } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { isSignedOut } from '../api/ask-error.js';

/** Who is signed in, or null. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<StaffMe | null> => {
    try {
      return await ask(staffMe, {}, signal);
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
});
