import type { Import } from '@red-tortoise/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { followImport } from '../../api/follow-import.js';
import { uploadImport } from '../../api/upload-import.js';
import { useCreateProject } from '../projects/project-queries.js';
import type { ManifestFile } from './manifest-file.js';

const laterMilliseconds = [0, 2_000, 6_000, 15_000];

/** Where an import stands, from the choice of a file to its end. */
export type ImportStage =
  | { at: 'choosing' }
  | { at: 'sending'; share: number }
  | { at: 'following'; progress: Import }
  | { at: 'failed'; error: unknown };

/** The project to import into, or the name of one to create first. */
export type ImportTarget = { projectId: string } | { name: string };

/** Creates the project where needed, sends the file, follows the import to its end. */
export function useImportFlow() {
  const [stage, setStage] = useState<ImportStage>({ at: 'choosing' });
  const createProject = useCreateProject();
  const client = useQueryClient();
  const stop = useRef(() => {});
  // A project that was created for an upload that then failed takes the next try.
  const created = useRef<string | null>(null);
  useEffect(() => () => stop.current(), []);

  const follow = (first: Import) => {
    const onUpdate = (progress: Import) => {
      setStage({ at: 'following', progress });
      if (progress.state === 'done') lookAgain(client);
    };
    onUpdate(first);
    if (first.state !== 'done' && first.state !== 'failed') {
      stop.current = followImport(first.id, { onUpdate, onError: () => {} });
    }
  };

  const start = async (target: ImportTarget, { content, filename }: ManifestFile) => {
    const abort = new AbortController();
    stop.current = () => abort.abort();
    setStage({ at: 'sending', share: 0 });
    try {
      const projectId = 'projectId' in target ? target.projectId : (created.current ?? (await create(target.name)));
      const onProgress = (share: number) => setStage({ at: 'sending', share });
      follow(await uploadImport({ projectId, file: content, filename, onProgress, signal: abort.signal }));
    } catch (error) {
      if (!abort.signal.aborted) setStage({ at: 'failed', error });
    }
  };

  const create = async (name: string) => {
    const project = await createProject.mutateAsync(name);
    created.current = project.id;
    return project.id;
  };

  const startOver = useCallback(() => {
    stop.current();
    setStage({ at: 'choosing' });
  }, []);
  return { stage, start, startOver };
}

/** What an import changes; again a little later, since events come into the feed some moments after it is done. */
function lookAgain(client: QueryClient): void {
  for (const wait of laterMilliseconds) {
    setTimeout(() => {
      for (const key of ['projects', 'imports', 'feed', 'findings']) void client.invalidateQueries({ queryKey: [key] });
    }, wait);
  }
}
