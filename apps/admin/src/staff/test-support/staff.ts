import { randomInt } from 'node:crypto';
import { totpAt } from '../totp.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape, and say what they expect
  readonly body: any;
}

const halfMinute = 30_000;

/** A member of staff with a browser and an authenticator app. */
export class Staff {
  id = '';
  password = 'a long enough password';
  cookie: string | undefined;
  /** What the app knows, once enrolled. */
  secret = '';
  /** Half minutes that the app's clock is ahead: each code counts once, and no test waits for the next. */
  private ahead = -1;
  /** The code that was given last. */
  lastCode = '';
  readonly address = `203.0.${randomInt(256)}.${randomInt(256)}`;

  constructor(
    private readonly url: string,
    readonly email: string,
  ) {}

  get = (path = '') => this.send('GET', path);
  post = (path: string, body: object = {}) => this.send('POST', path, body);
  put = (path: string, body: object) => this.send('PUT', path, body);
  delete = (path = '') => this.send('DELETE', path);

  /** `path` follows `/admin/api/session`, unless it starts with `/admin`. */
  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path.startsWith('/admin') ? '' : '/admin/api/session'}${path}`, {
      method,
      headers: {
        'user-agent': 'a test',
        'x-forwarded-for': this.address,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0];
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  signIn(password = this.password): Promise<Answer> {
    return this.post('', { email: this.email, password });
  }

  /** A code that was not shown before; the server takes those of half a minute before and after its own. */
  async nextCode(): Promise<string> {
    this.ahead += 1;
    this.lastCode = await totpAt(this.secret, Date.now() + this.ahead * halfMinute);
    return this.lastCode;
  }

  /** Answers with the recovery codes. */
  async enrol(): Promise<string[]> {
    const { body } = await this.post('/enrolment', { password: this.password });
    this.learn(body.secret);
    return (await this.put('/enrolment', { code: await this.nextCode() })).body.recoveryCodes;
  }

  /** What an authenticator app reads from its base32. */
  learn(base32: string): void {
    const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
    this.secret = Buffer.from(bytes).toString('utf8');
    this.ahead = -1;
  }

  /** Through both factors, with the app enrolled. */
  async enter(): Promise<string[]> {
    await this.signIn();
    return this.enrol();
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
