import { hashPassword } from '@better-auth/utils/password';
import type { Database } from '@red-tortoise/database';
import { recordStaffEvent, type StaffEventName } from './staff-event.js';

export interface NewMember {
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly superuser: boolean;
}

/** Says whether they are new: an account that there is already stays as it is. `by` is for the record. */
export async function createMember(database: Database, member: NewMember, by: string): Promise<boolean> {
  const { password, ...columns } = member;
  const passwordHash = await hashPassword(password);
  return database.$transaction(async (transaction) => {
    const created = await transaction.staffMember.createManyAndReturn({
      data: [{ ...columns, passwordHash }],
      skipDuplicates: true,
    });
    const [row] = created;
    if (row === undefined) return false;
    const detail = { by, superuser: String(row.superuser) };
    await recordStaffEvent(transaction, 'member.created', row, null, detail);
    return true;
  });
}

/** Who lost phone and recovery codes enrols anew at their next sign-in. Says whether there is such a member. */
export function resetSecondFactor(database: Database, email: string, by: string): Promise<boolean> {
  return change(database, email, { event: 'second-factor.reset', by }, async (transaction, memberId) => {
    await transaction.staffSecondFactor.deleteMany({ where: { memberId } });
    await transaction.staffRecoveryCode.deleteMany({ where: { memberId } });
  });
}

/** From now on they cannot come in, and whoever is in is out. Says whether there is such a member. */
export function disableMember(database: Database, email: string, by: string): Promise<boolean> {
  return change(database, email, { event: 'member.disabled', by }, async (transaction, id) => {
    await transaction.staffMember.update({ where: { id }, data: { disabledAt: new Date() } });
  });
}

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];

/** Changes a member, ends their sessions, and puts it on record, all or nothing. */
async function change(
  database: Database,
  email: string,
  { event, by }: { event: StaffEventName; by: string },
  work: (transaction: Transaction, memberId: string) => Promise<void>,
): Promise<boolean> {
  const member = await database.staffMember.findUnique({ where: { email } });
  if (!member) return false;
  await database.$transaction(async (transaction) => {
    await work(transaction, member.id);
    await transaction.staffSession.deleteMany({ where: { memberId: member.id } });
    await recordStaffEvent(transaction, event, member, null, { by });
  });
  return true;
}
