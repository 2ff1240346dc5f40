import type { Prisma } from '@red-tortoise/database';

const suspended = { suspendedAt: { not: null } };

/**
 * For the `where` of channels that messages go to. As long as an organisation is suspended, those to it, and to the
 * person whose own it is, are held: they wait as those of a paused channel do, and go out when it is lifted.
 */
export const notHeld = {
  NOT: {
    OR: [
      { organisation: suspended },
      { user: { memberships: { some: { organisation: { personal: true, ...suspended } } } } },
    ],
  },
} satisfies Prisma.ChannelWhereInput;
