/** Whose rules, channels and mutes are meant, as rows say it: a person or an organisation, one of the two. */
export interface Owner {
  readonly userId: string | null;
  readonly organisationId: string | null;
}

/** The owner as documents name it. */
export function ownerIdOf({ userId, organisationId }: Owner): string {
  const id = userId ?? organisationId;
  if (id === null) throw new Error('a row without an owner');
  return id;
}
