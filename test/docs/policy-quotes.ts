import type { EmittedObject } from '../golden/fleets';
import { codesIn, type Page, tablesOf } from './pages';

/** Stands for any text: where CEL fills something in, and where a page leaves something out. */
const GAP = '…';

/** What a policy can print: its message, with a gap wherever CEL fills something in. */
export interface PolicyMessage {
  readonly policy: string;
  readonly text: string;
}

/** A place where a page quotes the API server. */
export interface Quote {
  readonly line: number;
  /** The policies that may have printed it; none where the page does not name one as the API server does. */
  readonly policies: readonly string[];
  readonly text: string;
}

/** The messages of all admission policies among some objects. */
export function messagesOf(objects: readonly EmittedObject[]): PolicyMessage[] {
  return objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')
    .flatMap(({ metadata, spec }) =>
      textsOf(spec as PolicySpec).map((text) => ({ policy: metadata.name, text })),
    );
}

/** A policy of several rails has most of its messages in one variable, each in a line. */
function textsOf({ variables, validations }: PolicySpec): string[] {
  const refusals = variables?.find(({ name }) => name === 'refusals')?.expression ?? '';
  const joined = [...refusals.matchAll(/^!\(.*\) \? \((.*)\) \+ ('.*') :$/gm)];
  return [
    ...validations.flatMap(({ message, messageExpression }) => [
      message,
      ...choicesOf(messageExpression).map(withGaps),
    ]),
    ...joined.map(([, text, rail]) => withGaps(`${text} + ${rail}`)),
  ];
}

/** The messages of a validation: one, or one for each condition in a line. It may begin with when it has nothing to say. */
function choicesOf(messageExpression: string): string[] {
  const said = messageExpression.replace(/^[^]*? \? '' : /, '');
  const rail = / \+ '[^']*'$/.exec(said)?.[0] ?? '';
  const choices = [...said.matchAll(/^\(?!\(.*?\)\)? \? ('.*) :$/gm)];
  return choices.length === 0 ? [said] : choices.map(([, text]) => text! + rail);
}

interface PolicySpec {
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly {
    readonly message: string;
    readonly messageExpression: string;
  }[];
}

/** A text that CEL joins: its literal parts in order, and a gap for everything between them. */
export function withGaps(messageExpression: string): string {
  const parts: string[] = [];
  let depth = 0;
  for (const [token, literal] of messageExpression.matchAll(/'((?:[^'\\]|\\.)*)'|[()]|[^'()]+/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (literal !== undefined && depth === 0) parts.push(literal.replaceAll(/\\(.)/g, '$1'));
    else if (/[\w()]/.test(token) && parts.at(-1) !== GAP) parts.push(GAP);
  }
  return parts.join('');
}

const PREFIX = /ValidatingAdmissionPolicy '([\w-]+)' with binding '\1'(?: denied request)?: /;

/** Every quote of an admission policy on a page. */
export function quotesOn(page: Page): Quote[] {
  return [...refusalsOn(page), ...tableQuotesOn(page)];
}

/** Whole answers of the API server. They end with a paragraph, or with the block that they are in. */
function refusalsOn({ text }: Page): Quote[] {
  return [
    ...text.matchAll(/^.*(?:Policy '|denied request)[^]*?(?=\n\s*\n|\n```|\n?$(?![^]))/gm),
  ].map(({ 0: found, index }) => {
    const answer = found.replaceAll(/\s+/g, ' ');
    const prefix = PREFIX.exec(answer);
    return {
      line: lineAt(text, index),
      policies: prefix === null ? [] : [prefix[1]!],
      text: prefix === null ? answer : answer.slice(prefix.index + prefix[0].length),
    };
  });
}

/** The beginnings of messages in tables of policies. An empty cell means the policies of the row above. */
function tableQuotesOn(page: Page): Quote[] {
  return tablesOf(page).flatMap(({ headings, rows }) => {
    const column = headings.indexOf('message');
    if (headings[0] !== 'policy' || column < 0) return [];
    let policies: readonly string[] = [];
    return rows.flatMap((cells) => {
      if (cells[0] !== '') policies = codesIn(cells[0]!);
      return codesIn(cells[column]!).map((text) => ({
        line: lineAt(page.text, page.text.indexOf(text)),
        policies,
        text: `${text}${GAP}`,
      }));
    });
  });
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Whether one of the policies that a quote names can print it. */
export function isPrinted(quote: Quote, messages: readonly PolicyMessage[]): boolean {
  return messages.some(
    ({ policy, text }) => quote.policies.includes(policy) && canPrint(text, quote.text),
  );
}

/**
 * Whether a message is a quote once the gaps of both are filled. CEL fills in names and lists of names, which never
 * begin a new part of a sentence; a page may leave out anything.
 */
export function canPrint(message: string, quote: string): boolean {
  const endsPart = (j: number): boolean => /^[.;:] $/.test(quote.slice(j, j + 2));
  // A row for each end of the message, from the last: whether it can be the end of the quote from a column on.
  let below: boolean[] = [];
  for (let i = message.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = quote.length; j >= 0; j--) {
      if (i === message.length && j === quote.length) row[j] = true;
      else if (quote[j] === GAP) row[j] = row[j + 1]! || (i < message.length && below[j]!);
      else if (message[i] === GAP) {
        row[j] = below[j]! || (j < quote.length && !endsPart(j) && row[j + 1]!);
      } else row[j] = i < message.length && message[i] === quote[j] && below[j + 1]!;
    }
    below = row;
  }
  return below[0]!;
}
