import type { Prisma } from '@red-tortoise/database';
import type { DocumentModel, DocumentOf } from '@red-tortoise/documents';
import type { Declaration, ModelReference } from './declaration.js';
import type { DocumentShape, PrismaShape, Shape } from './shapes.js';

/** A declaration whose names the compiler has checked; the rest is checked when a site is made of it. */
export interface AdminDeclaration {
  readonly model: ModelReference;
  readonly declaration: Declaration<Shape>;
}

/** Declares the screen of a Prisma model, by its name. */
export function defineAdmin<M extends Prisma.ModelName>(
  model: M,
  declaration: Declaration<PrismaShape<M>>,
): AdminDeclaration;
/** Declares the screen of a Mongoose model. */
export function defineAdmin<M extends DocumentModel>(
  model: M,
  declaration: Declaration<DocumentShape<DocumentOf<M>>>,
): AdminDeclaration;
export function defineAdmin(model: unknown, declaration: unknown): AdminDeclaration {
  return { model, declaration } as AdminDeclaration;
}
