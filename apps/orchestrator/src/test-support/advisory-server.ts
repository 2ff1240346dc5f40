import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface AdvisoryServer {
  url: string;
  /** What each path answers; 404 where nothing is said. */
  answers: Map<string, Answer>;
  /** The paths that were asked for. */
  requests: string[];
  close(): Promise<void>;
}

/** Plays a source of advisories on loopback. */
export async function startAdvisoryServer(): Promise<AdvisoryServer> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with this content, and with 304 to who has it. */
export function serving(content: string | Buffer, etag?: string): Answer {
  return (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, etag === undefined ? {} : { etag }).end(content);
  };
}
