import { type AskedServer, shortText } from './asked-server';
import { CostSourceError } from './measured-costs';

/** How to ask a server. */
export interface AskOptions {
  readonly server: AskedServer;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
  /** How long one try may take, in milliseconds. */
  readonly timeout: number;
  /** How often to try. */
  readonly tries: number;
  /** Waits before the next try. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** No answer is this long. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What may be better a moment later. */
class Passing extends CostSourceError {}

/**
 * The text of an answer. What may pass is tried again: it only reads, so that nothing happens twice.
 *
 * Messages have the address without its query, and nothing of the token.
 */
export async function getText(url: URL, options: AskOptions): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(url, options);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (attempt >= options.tries) {
        const times = attempt === 1 ? '' : ` (${attempt} tries)`;
        throw new CostSourceError(`${error.message}${times}`);
      }
      await options.wait(500 * 2 ** (attempt - 1));
    }
  }
}

/** The address as messages show it. */
export function addressOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

async function ask(url: URL, { server, token, timeout }: AskOptions): Promise<string> {
  const address = addressOf(url);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });
    text = await bodyOf(response, address);
  } catch (error) {
    throw error instanceof CostSourceError ? error : new Passing(reasonOf(error, address, timeout));
  }
  if (response.ok) return text;
  throw refusal(response, text, address, server);
}

async function bodyOf(response: Response, address: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      throw new CostSourceError(`${address} sends more than ${MOST_BYTES} bytes in one answer`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Why there was no answer. */
function reasonOf(error: unknown, address: string, timeout: number): string {
  const { name, message, cause } = error as Error & {
    readonly cause?: Partial<NodeJS.ErrnoException>;
  };
  if (name === 'TimeoutError') {
    return `${address} did not answer within ${timeout / 1000} s; allow more with --timeout`;
  }
  if (/terminated|aborted/.test(message)) return `${address} ended the connection in the middle`;
  const reason = cause?.code ?? cause?.message ?? message;
  return `${address} cannot be reached: ${reason}`;
}

/** What the status of an answer means. */
function refusal(
  response: Response,
  text: string,
  address: string,
  server: AskedServer,
): CostSourceError {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    const target = headers.get('location') ?? 'nowhere';
    const host = URL.canParse(target) ? new URL(target).origin : address;
    return new CostSourceError(
      `${address} sends on to ${host}, as a page to sign in does; name the address of ${server.name} itself`,
    );
  }
  if (status === 401 || status === 403) {
    return new CostSourceError(
      `${address} refuses with ${status}; give a token with ${server.token}`,
    );
  }
  if (status === 404) {
    return new CostSourceError(`${address} is not there (404); ${server.missing}`);
  }
  const says = /^\s*</.test(text) ? 'a web page' : shortText(messageIn(text));
  const told = `${address} answers with ${status}: ${says}`;
  return status === 429 || status >= 500 ? new Passing(told) : new CostSourceError(told);
}

/** The message of an answer in JSON; otherwise the answer. */
function messageIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const said = message ?? error;
    return typeof said === 'string' ? said : text;
  } catch {
    return text;
  }
}
