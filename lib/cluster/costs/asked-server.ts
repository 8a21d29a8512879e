import { CostSourceError } from './measured-costs';

/** What messages say of a server. */
export interface AskedServer {
  /** What it should be. */
  readonly name: string;
  /** An address as people write it. */
  readonly example: string;
  /** Where a token comes from: `--token-file or OPENCOST_TOKEN`. */
  readonly token: string;
  /** What may be wrong with the address if the server answers 404. */
  readonly missing: string;
}

/** The address that a person writes. */
export function serverAddress(text: string, { name, example, token }: AskedServer): URL {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new CostSourceError(`the address of ${name} is not a URL; write it as ${example}`);
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new CostSourceError(
      `the address of ${url.host} holds a name and a password; leave them out, and give a token with ${token}`,
    );
  }
  url.hash = '';
  return url;
}

/** The words for answers that are not JSON. */
interface OtherAnswers {
  /** Of a web page. */
  readonly page: string;
  /** Of anything else, before the start of it. */
  readonly other: string;
}

/** What some programs write at the start of a text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The value of an answer in JSON.
 *
 * @param where - what it is called in messages
 */
export function jsonOf(text: string, where: string, { page, other }: OtherAnswers): unknown {
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, '')) as unknown;
  } catch {
    if (/^\s*</.test(text)) throw new CostSourceError(`${where} ${page}`);
    const problem = /^\s*[[{]/.test(text)
      ? `ends in the middle, after ${text.length} characters`
      : `${other}: ${shortText(text)}`;
    throw new CostSourceError(`${where} ${problem}`);
  }
}

/** The start of what somebody else wrote, in one line. What a terminal could take for an order is shown as `�`. */
export function shortText(text: unknown): string {
  const line = (typeof text === 'string' ? text : JSON.stringify(text))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
