import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import { hashOfSecret, newSecret } from './secret-hash.js';
import { StaffContext } from './staff-context.js';
import { type Origin, recordStaffEvent } from './staff-event.js';

/** Time for a browser to open the address, in milliseconds. */
const codeLasts = 60_000;

/** Lets staff see what a customer sees. The session itself is the API's: the admin sets no cookie of another origin. */
@Injectable()
export class SupportService {
  constructor(private readonly context: StaffContext) {}

  /**
   * An address of the web app that opens a read-only session of this person, once. The code stands behind the `#`,
   * which browsers send to nobody.
   *
   * @throws CodedError support.no-such-person
   */
  async start(
    member: { id: string; email: string },
    { userId, reason }: { userId: string; reason: string },
    from: Origin,
  ): Promise<string> {
    const { database, webUrl } = this.context;
    if ((await database.user.count({ where: { id: userId } })) === 0) throw new CodedError('support.no-such-person');
    const code = newSecret();
    await database.$transaction(async (transaction) => {
      const expiresAt = new Date(Date.now() + codeLasts);
      await transaction.supportCode.create({
        data: { hash: hashOfSecret(code), memberId: member.id, userId, expiresAt },
      });
      await recordStaffEvent(transaction, 'support.requested', member, from, { userId, reason });
    });
    return new URL(`/support#${code}`, webUrl).href;
  }
}
