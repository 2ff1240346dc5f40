/** Who asks, and which organisations they may act for. Every read and write of a tenant's data starts from it. */
export interface Access {
  readonly userId: string;
  readonly organisationIds: readonly string[];
}
