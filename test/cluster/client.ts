import * as https from 'node:https';

export interface RequestOptions {
  /** Impersonate this user; a service account as `system:serviceaccount:NAMESPACE:NAME`. */
  readonly as?: string;
  /** The groups of the impersonated user; the server adds `system:authenticated` by itself. */
  readonly groups?: readonly string[];
  /** @default - `application/json` with a body */
  readonly contentType?: string;
  /** @default application/json */
  readonly accept?: string;
  /** A token instead of the administrator's; an empty string asks as nobody. */
  readonly token?: string;
  /** @default 60 */
  readonly seconds?: number;
}

export interface Response {
  readonly status: number;
  /** The parsed JSON, or the text where the server did not send JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- objects of every kind
  readonly body: any;
  /** The server's `Warning` headers, their texts only. */
  readonly warnings: readonly string[];
}

/** One request to the API server: `(method, path, body, options)`. */
export type Request = (
  method: string,
  path: string,
  body?: unknown,
  options?: RequestOptions,
) => Promise<Response>;

export interface Connection {
  readonly url: string;
  /** The server's certificate, PEM. */
  readonly ca: string;
  readonly token: string;
}

export interface Client {
  readonly request: Request;
  /** Closes the kept connections. */
  close(): void;
}

/** Plain HTTPS on kept connections: no client library between a test and what the server says. */
export function createClient({ url, ca, token }: Connection): Client {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 32, ca });

  const request: Request = (method, path, body, options = {}) =>
    new Promise((resolve, reject) => {
      const payload =
        body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const headers: Record<string, string | string[]> = {
        accept: options.accept ?? 'application/json',
      };
      const bearer = options.token ?? token;
      if (bearer) headers.authorization = `Bearer ${bearer}`;
      if (options.as) headers['impersonate-user'] = options.as;
      if (options.groups?.length) headers['impersonate-group'] = [...options.groups];
      if (payload !== undefined) {
        headers['content-type'] = options.contentType ?? 'application/json';
        headers['content-length'] = String(Buffer.byteLength(payload));
      }
      const sent = https.request(new URL(path, url), { method, agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: answer.statusCode ?? 0,
            body: bodyOf(text, answer.headers['content-type']),
            warnings: warningsOf(answer.rawHeaders),
          });
        });
      });
      const seconds = options.seconds ?? 60;
      sent.setTimeout(seconds * 1000, () =>
        sent.destroy(new Error(`${method} ${path}: no answer for ${seconds} s`)),
      );
      sent.on('error', reject);
      sent.end(payload);
    });

  return { request, close: () => agent.destroy() };
}

/** A watch sends JSON too, but one object after the other: that stays text. */
function bodyOf(text: string, contentType = ''): unknown {
  if (!/json/.test(contentType) || !text) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `299 - "text"` of each Warning header; Node joins repeated headers, so the raw list is read. */
function warningsOf(rawHeaders: readonly string[]): string[] {
  const texts: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== 'warning') continue;
    const value = rawHeaders[i + 1] ?? '';
    const quoted = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
    texts.push(quoted?.replace(/\\(.)/g, '$1') ?? value);
  }
  return texts;
}
