import type { Organisation } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../accounts/me-query.js';

/** The organisations that the reader shares with others: what is for oneself alone needs no organisation. */
export function useSharedOrganisations(): readonly Organisation[] {
  const { data } = useQuery(meQuery);
  return data?.organisations.filter(({ personal }) => !personal) ?? [];
}

/** Those among them whose rules, mutes and settings the reader may change. */
export function useOwnedOrganisations(): readonly Organisation[] {
  return useSharedOrganisations().filter(({ role }) => role === 'owner');
}

/** Whether the reader may change what belongs to this owner; `undefined` is the reader. */
export function useMayChange(organisationId: string | undefined): boolean {
  const owned = useOwnedOrganisations();
  return organisationId === undefined || owned.some(({ id }) => id === organisationId);
}
