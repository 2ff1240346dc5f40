import { CodedError, type CustomerProfile, type CustomerSubject } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { findCustomer, readUsage, type SettingsSnapshot } from '@red-tortoise/domain';

const shownAtMost = 50;
const notesShown = 20;

/** Who a customer is; null when there is no such one, or no longer. */
export async function readProfile(
  database: Database,
  settings: SettingsSnapshot,
  subject: CustomerSubject,
  id: string,
): Promise<CustomerProfile | null> {
  const customer = await findCustomer(database, subject, id).catch(nullIfGone);
  if (!customer) return null;
  const { name, scope, blockedBy } = customer;
  const who = subject === 'organisation' ? await readOrganisation(database, id) : await readPerson(database, id);
  const organisationId = subject === 'organisation' ? id : who.personalId;
  const [projects, notes, lastSignInAt, along] = await Promise.all([
    database.project.count({ where: { organisationId: { in: scope.organisationIds }, deletedAt: null }, take: 10_001 }),
    readNotes(database, subject, id),
    readLastSignIn(database, [...scope.userIds, ...scope.memberIds].slice(0, shownAtMost)),
    readNames(database, subject === 'person' ? scope.organisationIds : []),
  ]);
  return {
    name,
    personName: who.personName,
    personal: who.personal,
    createdAt: who.createdAt.toISOString(),
    suspension: who.suspension,
    usage: organisationId === null ? null : await readUsageOf(database, settings, organisationId),
    projects,
    lastSignInAt,
    belongsTo: who.belongsTo.slice(0, shownAtMost),
    more: who.belongsTo.length > shownAtMost,
    notes,
    along,
    blockedBy,
  };
}

function nullIfGone(error: unknown): null {
  if (error instanceof CodedError && error.code === 'customer.not-found') return null;
  throw error;
}

async function readOrganisation(database: Database, id: string) {
  const found = await database.organisation.findUniqueOrThrow({
    where: { id },
    include: {
      memberships: {
        orderBy: { createdAt: 'asc' },
        take: shownAtMost + 1,
        include: { user: { select: { name: true, email: true } } },
      },
    },
  });
  const { personal, createdAt, suspendedAt, suspendedReason } = found;
  const belongsTo = found.memberships.map(({ userId, user, role, createdAt: since }) => ({
    ...{ id: userId, name: user.name, detail: user.email, role },
    since: since.toISOString(),
  }));
  const suspension = suspendedAt && { since: suspendedAt.toISOString(), reason: suspendedReason ?? '' };
  return { personName: null, personal, createdAt, suspension, personalId: id, belongsTo };
}

async function readPerson(database: Database, id: string) {
  const found = await database.user.findUniqueOrThrow({
    where: { id },
    include: {
      memberships: {
        orderBy: { createdAt: 'asc' },
        take: shownAtMost + 1,
        include: { organisation: { select: { id: true, name: true, personal: true } } },
      },
    },
  });
  const belongsTo = found.memberships.map(({ organisation, role, createdAt: since }) => ({
    ...{ id: organisation.id, name: organisation.name, detail: organisation.personal ? 'personal' : 'shared', role },
    since: since.toISOString(),
  }));
  const personalId = found.memberships.find(({ organisation }) => organisation.personal)?.organisation.id ?? null;
  const { name: personName, createdAt } = found;
  return { personName, personal: false, createdAt, suspension: null, personalId, belongsTo };
}

async function readUsageOf(
  database: Database,
  settings: SettingsSnapshot,
  id: string,
): Promise<CustomerProfile['usage']> {
  const { planId } = await database.organisation.findUniqueOrThrow({ where: { id }, select: { planId: true } });
  const plan = settings.plan(planId);
  return { plan: plan.id === null ? null : plan.label, quotas: await readUsage(database, id, plan) };
}

async function readNotes(database: Database, subject: CustomerSubject, id: string): Promise<CustomerProfile['notes']> {
  const notes = await database.supportNote.findMany({
    where: subject === 'organisation' ? { organisationId: id } : { userId: id },
    orderBy: { id: 'desc' },
    take: notesShown,
  });
  return notes.map((note) => ({
    id: note.id,
    text: note.text,
    by: note.byName,
    createdAt: note.createdAt.toISOString(),
  }));
}

/** Not of support, who looks through their eyes. */
async function readLastSignIn(database: Database, userIds: readonly string[]): Promise<string | null> {
  const session = await database.session.findFirst({
    where: { userId: { in: [...userIds] }, supportById: null },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  });
  return session?.createdAt.toISOString() ?? null;
}

async function readNames(database: Database, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return database.organisation.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
}
