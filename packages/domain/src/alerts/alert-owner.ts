/** Whose rules, mutes, channels and budget: a person's or an organisation's, by its id. */
export interface AlertOwner {
  id: string;
  kind: 'person' | 'organisation';
}

/** For the `where` of rows that belong to a person or to an organisation. */
export function rowsOf({ id, kind }: AlertOwner): { userId: string } | { organisationId: string } {
  return kind === 'person' ? { userId: id } : { organisationId: id };
}

/** The owner of such a row. */
export function ownerOf({
  userId,
  organisationId,
}: {
  userId: string | null;
  organisationId: string | null;
}): AlertOwner {
  return organisationId === null
    ? { id: userId as string, kind: 'person' }
    : { id: organisationId, kind: 'organisation' };
}
