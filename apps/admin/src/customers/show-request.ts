import { CustomerProof, type CustomerRequest } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { fileNameOf } from '@red-tortoise/domain';

export function showRequest(request: Prisma.CustomerRequestModel): CustomerRequest {
  const { id, kind, state, step, reason, error, expiresAt } = request;
  const name = fileNameOf(request);
  return {
    ...{ id, kind, state, step, reason, error },
    proof: CustomerProof.parse(request.proof),
    requestedBy: request.requestedByName,
    createdAt: request.createdAt.toISOString(),
    finishedAt: request.finishedAt?.toISOString() ?? null,
    file: name !== null && expiresAt !== null ? { name, expiresAt: expiresAt.toISOString() } : null,
  };
}
