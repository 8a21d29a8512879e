/**
 * The part of Traefik's language of rules that can be judged: one host first, and then conditions that only take requests
 * away from it. So does a group of alternatives, because `&&` joins it. The conditions never name a host:
 * Traefik gets certificates and sets TLS options for each one that a rule names.
 *
 * Sources: traefik/traefik v3.7.13 pkg/rules/parser.go (the expressions of Go), pkg/muxer/http/matcher.go and
 * matcher_v2.go, pkg/muxer/tcp/matcher.go (the names), pkg/muxer/http/mux.go. Text in backticks has no escapes.
 */
const TEXT = '`[^`\\r\\n]*`';
const HOST = '`[-*.A-Za-z0-9]+`';
const AND = ' *&& *';

function rule(host: string, conditions: readonly string[]): string {
  const one = `!?(?:${conditions.join('|')})\\(${TEXT}(?:, *${TEXT})?\\)`;
  const anyOf = `\\(${one}(?: *\\|\\| *${one})*\\)`;
  return `^${host}\\(${HOST}\\)(?:${AND}(?:${one}|${anyOf}))*$`;
}

/** A rule of an IngressRoute. */
export const HTTP_RULE = rule('Host', [
  'ClientIP',
  'Header',
  'HeaderRegexp',
  'Method',
  'Path',
  'PathPrefix',
  'PathRegexp',
  'Query',
  'QueryRegexp',
]);

/** A rule of an IngressRouteTCP. */
export const TCP_RULE = rule('HostSNI', ['ALPN', 'ClientIP']);

/** CEL for the host of such a rule. */
export function hostIn(text: string): string {
  return `${text}.split('\`')[1]`;
}

/** CEL for the path that such a rule states right after its host; `''` where it begins with another condition. */
export function pathIn(text: string): string {
  return `(${text}.matches(r'^Host\\(${HOST}\\)${AND}Path(?:Prefix)?\\(') ? ${text}.split('\`')[3] : '')`;
}

/** CEL for whether that path is one by its beginning, as a text: `/vision` is the beginning of `/vision2`. */
export function isPrefixIn(text: string): string {
  return `${text}.split('\`')[2].endsWith('PathPrefix(')`;
}
