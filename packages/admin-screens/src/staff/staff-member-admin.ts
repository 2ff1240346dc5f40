import { defineAdmin, type Viewer } from '@red-tortoise/admin-kit';
import { CodedError } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';

type Member = Prisma.StaffMemberModel;

/**
 * Members are made by `npm run staff -- create`; whoever is disabled is out with the next request. Superusers are left to
 * superusers, and nobody locks themselves out.
 */
export const staffMemberAdmin = defineAdmin('StaffMember', {
  group: 'Staff',
  small: true,
  title: 'name',
  list: {
    columns: ['name', 'email', 'superuser', 'disabledAt', 'createdAt'],
    search: ['name', 'email'],
    filters: ['superuser', { field: 'disabledAt', by: 'null', label: 'Disabled' }],
    order: 'name',
  },
  secret: ['passwordHash'],
  actions: {
    disable: {
      label: 'Disable',
      dangerous: true,
      async run({ rows, viewer, transaction }) {
        demandOthers(viewer, rows);
        const where = { id: { in: rows.map(({ id }) => id) }, disabledAt: null };
        const { count } = await transaction.staffMember.updateMany({ where, data: { disabledAt: new Date() } });
        await signOut(transaction, rows);
        await note(transaction, 'member.disabled', rows, viewer);
        return count === 1 ? '1 member is out' : `${count} members are out`;
      },
    },
    enable: {
      label: 'Let in again',
      confirm: true,
      async run({ rows, viewer, transaction }) {
        demandOthers(viewer, rows);
        const where = { id: { in: rows.map(({ id }) => id) } };
        await transaction.staffMember.updateMany({ where, data: { disabledAt: null } });
        await note(transaction, 'member.enabled', rows, viewer);
        return 'They may sign in, with the password and the phone that they had';
      },
    },
    resetSecondFactor: {
      label: 'Reset the second factor',
      dangerous: true,
      async run({ rows, viewer, transaction }) {
        demandOthers(viewer, rows);
        const where = { memberId: { in: rows.map(({ id }) => id) } };
        await transaction.staffSecondFactor.deleteMany({ where });
        await transaction.staffRecoveryCode.deleteMany({ where });
        await signOut(transaction, rows);
        await note(transaction, 'second-factor.reset', rows, viewer);
        return 'They enrol a phone when they sign in next';
      },
    },
  },
});

function demandOthers({ id, superuser }: Viewer, members: readonly Member[]): void {
  if (members.some((member) => member.id === id)) throw new CodedError('staff.not-allowed', 'not to yourself');
  if (!superuser && members.some((member) => member.superuser)) {
    throw new CodedError('staff.not-allowed', 'superusers are left to superusers');
  }
}

async function signOut(transaction: Prisma.TransactionClient, members: readonly Member[]): Promise<void> {
  await transaction.staffSession.deleteMany({ where: { memberId: { in: members.map(({ id }) => id) } } });
}

/** Beside the audit: what happened to an account is looked for among what happened to accounts. */
async function note(
  transaction: Prisma.TransactionClient,
  event: string,
  members: readonly Member[],
  by: Viewer,
): Promise<void> {
  const detail = { by: by.name };
  await transaction.staffEvent.createMany({
    data: members.map(({ id, email }) => ({ event, memberId: id, email, detail })),
  });
}
