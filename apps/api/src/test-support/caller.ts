/** What `fetch` takes as a body; the types of Node 20 do not name it. */
export type Body = NonNullable<RequestInit['body']>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body read as JSON; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape, and say what they expect
  body: any;
}

export interface Request {
  body?: Body | object;
  headers?: Record<string, string>;
  /** Obligatory for a body that is a stream. */
  duplex?: 'half';
}

/** Somebody who sends requests, with their cookie or without one. */
export class Caller {
  constructor(
    private readonly url: string,
    readonly cookie: string | undefined,
  ) {}

  get = (path: string, headers?: Record<string, string>) => this.send('GET', path, { headers });
  post = (path: string, body?: Body | object, headers?: Record<string, string>) =>
    this.send('POST', path, { body, headers });
  put = (path: string) => this.send('PUT', path);
  patch = (path: string, body: object) => this.send('PATCH', path, { body });
  delete = (path: string) => this.send('DELETE', path);

  async send(method: string, path: string, { body, headers = {}, duplex }: Request = {}): Promise<Answer> {
    const isJson = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    const response = await fetch(`${this.url}${path}`, {
      method,
      body: isJson ? JSON.stringify(body) : (body as Body),
      headers: {
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      redirect: 'manual',
      ...(duplex && { duplex }),
    } as RequestInit);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: readJson(text) };
  }

  /** The response itself, for streams. */
  open(path: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: { ...headers, cookie: this.cookie ?? '' }, signal: signal ?? null });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
