import { createImport, type Import } from '@red-tortoise/contracts';
import { errorFromBody, unreachable } from './api-error.js';
import { addressOf, readAnswer } from './call.js';

interface Upload {
  projectId: string;
  file: Blob;
  filename: string;
  /** From 0 to 1, as the bytes leave. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends a manifest as it is. Not `fetch`, because only XMLHttpRequest tells how much has been sent. */
export function uploadImport({ projectId, file, filename, onProgress, signal }: Upload): Promise<Import> {
  const address = addressOf(createImport, { params: { id: projectId }, query: { filename } });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(createImport.method, address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      if (request.status >= 300) return reject(errorFromBody(request.status, request.responseText));
      try {
        resolve(readAnswer(createImport, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
