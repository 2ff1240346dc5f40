import { CodedError, type CustomerSubject } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';

/** What belongs to a customer, as it was when something was asked about them: it outlives the rows that say so. */
export interface CustomerScope {
  /** The organisation, or those that are the person's alone. */
  organisationIds: string[];
  /** The person; nobody for an organisation, whose members are customers themselves. */
  userIds: string[];
  emails: string[];
  names: string[];
  /** Who else was a member: their inboxes name the organisation's projects. */
  memberIds: string[];
  /** Other organisations of the person: what they decided there is signed with their name. */
  memberOf: string[];
}

/** A customer by name, with what is theirs alone and what stands in the way of their leaving. */
export interface Customer {
  /** The organisation's name, or the person's address. */
  name: string;
  scope: CustomerScope;
  /** Organisations with other members that would be left without an owner. */
  blockedBy: { id: string; name: string }[];
}

/** @throws CodedError customer.not-found */
export async function findCustomer(
  database: Prisma.TransactionClient,
  subject: CustomerSubject,
  id: string,
): Promise<Customer> {
  return subject === 'organisation' ? findOrganisation(database, id) : findPerson(database, id);
}

async function findOrganisation(database: Prisma.TransactionClient, id: string): Promise<Customer> {
  const found = await database.organisation.findUnique({
    where: { id },
    select: { name: true, memberships: { select: { userId: true } } },
  });
  if (!found) throw new CodedError('customer.not-found');
  const memberIds = found.memberships.map(({ userId }) => userId);
  const scope = { organisationIds: [id], userIds: [], emails: [], names: [], memberIds, memberOf: [] };
  return { name: found.name, scope, blockedBy: [] };
}

async function findPerson(database: Prisma.TransactionClient, id: string): Promise<Customer> {
  const person = await database.user.findUnique({
    where: { id },
    select: { email: true, name: true, memberships: { select: membershipParts } },
  });
  if (!person) throw new CodedError('customer.not-found');
  const { email, name, memberships } = person;
  const organisations = memberships.map(({ organisation, role }) => ({
    ...organisation,
    role,
    others: organisation.memberships.filter(({ userId }) => userId !== id),
  }));
  const alone = organisations.filter(({ others }) => others.length === 0);
  const shared = organisations.filter(({ others }) => others.length > 0);
  const blockedBy = shared.filter(
    ({ role, others }) => role === 'owner' && others.every((other) => other.role !== 'owner'),
  );
  const idOf = (organisation: { id: string }) => organisation.id;
  const scope = {
    organisationIds: alone.map(idOf),
    userIds: [id],
    emails: [email],
    names: [name],
    memberIds: [],
    memberOf: shared.map(idOf),
  };
  return {
    name: email,
    scope,
    blockedBy: blockedBy.map((organisation) => ({ id: organisation.id, name: organisation.name })),
  };
}

const membershipParts = {
  role: true,
  organisation: { select: { id: true, name: true, memberships: { select: { userId: true, role: true } } } },
} as const;
