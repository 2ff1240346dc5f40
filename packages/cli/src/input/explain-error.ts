import { ManifestError } from '@red-tortoise/manifests';

/** The public texts come with all contracts, which only a failure has to load. Anything unforeseen stays a crash. */
export async function explainError(error: unknown): Promise<string> {
  if (error instanceof ManifestError) {
    const { manifestErrorTexts } = await import('@red-tortoise/contracts');
    return `${manifestErrorTexts[error.code]} ${error.detail} [${error.code}]`;
  }
  if (error instanceof Error && 'syscall' in error) return `It cannot be read: ${error.message}`;
  throw error;
}
