import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetHttpRule, FleetPort } from '../../model/fleet';
import type { HttpRuleProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { isDnsSubdomain } from '../../values/dns-names';
import { defined, eachEntry } from '../../values/maps';
import { textMap } from '../../values/texts';
import { pathProblem } from './path-pattern';

const METHOD = /^[A-Z]+(?:\|[A-Z]+)*$/;
const HEADER = /^[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?$/;

/** Reports rules about HTTP that say nothing, or nothing that a request could meet. */
export function checkHttpRules(
  rules: Written<readonly HttpRuleProps[]> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (rules?.length === 0) {
    findings.add(
      'HTTP_INVALID',
      path,
      'The list of HTTP rules is empty, so no request could pass.',
      'Say which requests may pass, such as `http: [{method: GET}]`, or remove the key.',
    );
  }
  eachEntry(rules, (rule, index) => checkRule(rule, [...path, index], findings));
}

function checkRule(rule: Written<HttpRuleProps>, path: FindingPath, findings: Findings): void {
  const { method, path: pattern, host, headers } = rule;
  const report = (keys: FindingPath, message: string, fix: string): void =>
    findings.add('HTTP_INVALID', [...path, ...keys], message, fix);
  if (
    method === undefined &&
    pattern === undefined &&
    host === undefined &&
    headers === undefined
  ) {
    report(
      [],
      'The HTTP rule says nothing, so every request would pass.',
      'Add `method`, `path`, `host` or `headers`, or remove `http`.',
    );
  }
  if (method !== undefined && !METHOD.test(method)) {
    report(
      ['method'],
      `\`${method}\` is not a method of HTTP.`,
      'Write it in capital letters, such as `GET`, or several as `GET|HEAD`.',
    );
  }
  const problem = pattern === undefined ? undefined : pathProblem(pattern);
  if (problem !== undefined) report(['path'], ...problem);
  if (host !== undefined && !isDnsSubdomain(host)) {
    report(
      ['host'],
      `\`${host}\` is not a host name.`,
      'Write it without protocol, port and wildcards, such as `models.example.com`.',
    );
  }
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!HEADER.test(name)) {
      report(
        ['headers', name],
        `\`${name}\` is not the name of a header.`,
        'Write letters, digits and dashes, such as `X-Team`.',
      );
    } else if (value === '') {
      report(
        ['headers', name],
        `The header \`${name}\` has no value.`,
        'Write the value that a request must have.',
      );
    }
  }
}

/** Rules in normal form, in the order in which they were written. */
export function resolveHttpRules(
  rules: Merged<readonly HttpRuleProps[]> | undefined,
): readonly FleetHttpRule[] | undefined {
  return rules?.map(({ method, path, host, headers }) =>
    defined({
      method,
      path,
      host,
      headers: headers === undefined ? undefined : textMap(headers),
    }),
  );
}

/** Reports rules about HTTP without the TCP ports on which the requests arrive. */
export function checkHttpPorts(
  {
    http,
    ports,
  }: { readonly http?: readonly FleetHttpRule[]; readonly ports?: readonly FleetPort[] },
  path: FindingPath,
  findings: Findings,
): void {
  if (http === undefined) return;
  const other = ports?.find(({ protocol }) => protocol !== 'TCP');
  if (ports !== undefined && other === undefined) return;
  findings.add(
    'HTTP_INVALID',
    path,
    other === undefined
      ? '`http` does not say on which ports the requests arrive.'
      : `HTTP requests arrive over TCP, and \`ports\` lists ${other.protocol}.`,
    'Name the TCP ports of the pods under `ports`, such as `ports: [8080]`.',
  );
}
