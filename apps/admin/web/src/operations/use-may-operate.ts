import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../session/me-query.js';

/** Whether this person may do something about what runs, beside seeing it. */
export function useMayOperate(): boolean {
  const { data: me } = useQuery(meQuery);
  return me?.superuser === true || me?.permissions.includes('operations.run') === true;
}
