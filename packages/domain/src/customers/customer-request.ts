import type { CustomerProof } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { CustomerScope } from './customer-scope.js';

/** A request that is worked on. */
export type CustomerRequestRow = Prisma.CustomerRequestModel;

export const scopeOf = ({ scope }: Pick<CustomerRequestRow, 'scope'>): CustomerScope => CustomerScope.parse(scope);

export const proofOf = ({ proof }: Pick<CustomerRequestRow, 'proof'>): CustomerProof => proof as CustomerProof;
