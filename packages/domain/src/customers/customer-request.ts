import type { CustomerProof } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { CustomerScope } from './customer-scope.js';

/** A request that is worked on. */
export type CustomerRequestRow = Prisma.CustomerRequestModel;

/** Both are written by nobody but us, when it is asked for and as it is worked on. */
export const scopeOf = ({ scope }: Pick<CustomerRequestRow, 'scope'>) => scope as unknown as CustomerScope;
export const proofOf = ({ proof }: Pick<CustomerRequestRow, 'proof'>) => proof as CustomerProof;
