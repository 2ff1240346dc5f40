/** Who asks, and which organisations they may act for. Every read and write of a tenant's data starts from it. */
export interface Access {
  readonly userId: string;
  readonly organisationIds: readonly string[];
  /** For which of them what is this person's alone counts: their personal one. */
  readonly homeId: string;
  /** Which of them may only be read, by id, with the reason. */
  readonly suspended: ReadonlyMap<string, string>;
  /** An API token asks: it opens what is the organisation's, and nothing that is a person's alone. */
  readonly byToken?: true;
  /** When support's look through this person's eyes ends; for the person themselves there is none. */
  readonly supportEndsAt?: Date;
}

export interface OrganisationRow {
  readonly id: string;
  readonly personal: boolean;
  readonly suspendedAt: Date | null;
  readonly suspendedReason: string | null;
}

/** What a request has to know of each organisation of whoever asks. */
export const organisationFields = { id: true, personal: true, suspendedAt: true, suspendedReason: true } as const;

/** The person, for what is theirs alone; nobody where a token asks, so that a query for it finds nothing. */
export function personOf({ userId, byToken }: Access): string[] {
  return byToken ? [] : [userId];
}

/** Whose feeds, channels, rules and deliveries may be read. */
export function ownersOf(access: Access): string[] {
  return [...access.organisationIds, ...personOf(access)];
}

/** Of at least one organisation; the first is the one that new things go to. */
export function accessTo(userId: string, organisations: readonly [OrganisationRow, ...OrganisationRow[]]): Access {
  const suspended = organisations.filter(({ suspendedAt }) => suspendedAt !== null);
  const home = organisations.find(({ personal }) => personal) ?? organisations[0];
  return {
    userId,
    organisationIds: organisations.map(({ id }) => id),
    homeId: home.id,
    suspended: new Map(suspended.map(({ id, suspendedReason }) => [id, suspendedReason ?? ''])),
  };
}
