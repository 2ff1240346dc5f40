import { importVex, type ResponseOf } from '@red-tortoise/contracts';
import { errorFromBody } from './api-error.js';
import { addressOf, answerOf, readAnswer } from './call.js';

export type VexResult = ResponseOf<typeof importVex>;

/** Sends a VEX document as it is: what it is made of is the API's to judge. */
export async function uploadVex(projectId: string, document: Blob): Promise<VexResult> {
  const response = await answerOf(addressOf(importVex, { params: { id: projectId } }), {
    method: importVex.method,
    headers: { 'content-type': 'application/octet-stream' },
    body: document,
  });
  const text = await response.text();
  if (!response.ok) throw errorFromBody(response.status, text);
  return readAnswer(importVex, text);
}
