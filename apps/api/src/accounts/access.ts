/** Who asks, and which organisations they may act for. Every read and write of a tenant's data starts from it. */
export interface Access {
  readonly userId: string;
  readonly organisationIds: readonly string[];
  /** An API token asks: it opens what is the organisation's, and nothing that is a person's alone. */
  readonly byToken?: true;
  /** When support's look through this person's eyes ends; for the person themselves there is none. */
  readonly supportEndsAt?: Date;
}
