import { useMutation, useQueryClient } from '@tanstack/react-query';
import { uploadVex } from '../../api/upload-vex.js';

/** Sends a VEX document, and looks again at everything that its decisions change. */
export function useUploadVex(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (document: Blob) => uploadVex(projectId, document),
    onSuccess: () =>
      Promise.all(['projects', 'findings', 'feed'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
