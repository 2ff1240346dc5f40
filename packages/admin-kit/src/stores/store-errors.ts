import { CodedError } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
import type { Screen } from '../screen/screen.js';
import { FieldsInvalid } from '../verbs/errors.js';

const duplicateKey = 11_000;

/** What a store refuses because of its rules, as the person who saves can understand it. */
export async function withStoreRules<T>(screen: Screen, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(screen, error) ?? error;
  }
}

function translated(screen: Screen, error: unknown): CodedError | null {
  if ((error as { code?: unknown })?.code === duplicateKey) return exists('_id');
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const fields = constraintFields(error);
  if (error.code === 'P2002') return exists(fields.map((field) => nameOf(screen, field)).join(', '));
  if (error.code === 'P2003' || error.code === 'P2014')
    return new CodedError('admin.in-use', fields.join(', ') || undefined);
  if (error.code === 'P2000' || error.code === 'P2020') {
    return new FieldsInvalid([{ path: '', message: 'a value is longer or larger than its column' }]);
  }
  return null;
}

const exists = (path: string) => new FieldsInvalid([{ path, message: 'exists already' }]);

interface Constraint {
  fields?: string[];
  index?: string;
}

/** With driver adapters Prisma tells the constraint in the error of the adapter. */
function constraintFields({ meta }: Prisma.PrismaClientKnownRequestError): string[] {
  const { constraint } =
    (meta as { driverAdapterError?: { cause?: { constraint?: Constraint } } })?.driverAdapterError?.cause ?? {};
  return constraint?.fields ?? (constraint?.index ? [constraint.index] : []);
}

/** `users_email_key` as `email`. */
function nameOf({ model }: Screen, text: string): string {
  const column = text
    .replaceAll('"', '')
    .replace(`${model.table}_`, '')
    .replace(/_(key|pkey|idx)$/, '');
  return [...model.fields.values()].find((field) => field.column === column)?.name ?? column;
}
