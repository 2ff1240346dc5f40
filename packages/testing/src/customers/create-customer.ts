import { randomUUID } from 'node:crypto';
import type { Database } from '@red-tortoise/database';
import { fillOrganisation } from './fill-organisation.js';
import { fillOwner } from './fill-owner.js';

export interface TestCustomer {
  organisationId: string;
  /** Its owner, with a personal organisation that is theirs alone. */
  userId: string;
  personalId: string;
  /** Another owner. */
  memberId: string;
  email: string;
}

/** An organisation with two people, all of them with something of everything that a customer can have. */
export async function createCustomer(
  database: Database,
  name: string,
  { components = 3 }: { components?: number } = {},
): Promise<TestCustomer> {
  const [userId, memberId] = [await createPerson(database, name), await createPerson(database, `${name}-colleague`)];
  const organisationId = await createOrganisation(database, name, false, [userId, memberId]);
  const personalId = await createOrganisation(database, `${name} alone`, true, [userId]);
  await fillOrganisation(database, organisationId, userId, components);
  await fillOrganisation(database, personalId, userId, components);
  for (const id of [organisationId, personalId]) await fillOwner(database, { organisationId: id, userId: null });
  for (const id of [userId, memberId]) await fillOwner(database, { organisationId: null, userId: id });
  return { organisationId, userId, personalId, memberId, email: `${name}@example.test` };
}

async function createOrganisation(database: Database, name: string, personal: boolean, owners: readonly string[]) {
  const memberships = { create: owners.map((userId) => ({ userId, role: 'owner' as const })) };
  const { id } = await database.organisation.create({ data: { name, personal, memberships } });
  return id;
}

async function createPerson(database: Database, name: string): Promise<string> {
  const id = randomUUID();
  const email = `${name}@example.test`;
  const expiresAt = new Date(Date.now() + 86_400_000);
  await database.user.create({ data: { id, name, email } });
  await database.session.create({ data: { id: randomUUID(), token: `session-${id}`, userId: id, expiresAt } });
  await database.account.create({
    data: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: `password-${id}` },
  });
  await database.verification.create({
    data: { id: randomUUID(), identifier: email, value: `verification-${id}`, expiresAt },
  });
  await database.supportCode.create({ data: { hash: `support-${id}`, memberId: 'grace', userId: id, expiresAt } });
  return id;
}
