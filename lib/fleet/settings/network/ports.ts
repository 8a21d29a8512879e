import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPort } from '../../model/fleet';
import type { PortValue } from '../../model/props';
import type { Written } from '../../model/written';
import { meantPort } from '../../values/meant-port';
import { isPortName } from '../../values/dns-names';
import { defined, eachEntry } from '../../values/maps';

/** Reports ports that do not exist. */
export function checkPorts(
  ports: Written<readonly PortValue[]> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (ports?.length === 0) {
    findings.add(
      'PORT_INVALID',
      path,
      'The list of ports is empty.',
      'Name the ports, or remove the key to open all of them.',
    );
  }
  eachEntry(ports, (port, index) => checkPort(port, [...path, index], findings));
}

/** Reports a port, or a range of ports, that does not exist. */
export function checkPort(value: Written<PortValue>, path: FindingPath, findings: Findings): void {
  if (typeof value !== 'object') return checkOne(value, path, findings);
  const { port, endPort } = value;
  if (port !== undefined) checkOne(port, [...path, 'port'], findings);
  if (endPort === undefined) return;
  checkNumber(endPort, [...path, 'endPort'], findings);
  if (typeof port === 'string' && isPortName(port)) {
    findings.add(
      'PORT_INVALID',
      [...path, 'endPort'],
      `A range cannot begin at \`${port}\`, which is the name of a port.`,
      'Remove `endPort`, or write `port` as a number.',
    );
  }
  if (typeof port !== 'number' || endPort >= port) return;
  findings.add(
    'PORT_INVALID',
    [...path, 'endPort'],
    `The range ends at ${endPort}, before it begins at ${port}.`,
    'Write the smaller number as `port`.',
  );
}

function checkOne(port: number | string, path: FindingPath, findings: Findings): void {
  if (typeof port === 'number') checkNumber(port, path, findings);
  else if (!isPortName(port)) {
    const fix = nameFix(port, path.at(-1) === 'port');
    findings.add('PORT_INVALID', path, `\`${port}\` is not the name of a port.`, fix);
  }
}

/** What was meant by a text that is not a name. */
function nameFix(text: string, isInMap: boolean): string {
  const number = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(number) && isNumber(number)) return `Write \`${number}\`, without quotes.`;
  const meant = meantPort(text);
  if (meant !== undefined) return `Write ${isInMap ? inMap(meant) : `\`${meant}\``}.`;
  return (
    'Write the number of the port on which the pods listen, such as `443`, or the name that they give it: ' +
    'at most 15 lower-case letters, digits and single hyphens, such as `http`.'
  );
}

/** `{port: 443, endPort: 450}` without its braces. */
function inMap(meant: string): string {
  const keys = meant.startsWith('{') ? meant.slice(1, -1).split(', ') : [`port: ${meant}`];
  return keys.map((key) => `\`${key}\``).join(' and ');
}

function isNumber(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

function checkNumber(port: number, path: FindingPath, findings: Findings): void {
  if (isNumber(port)) return;
  findings.add(
    'PORT_INVALID',
    path,
    `${port} is not a valid port.`,
    'Write a number from 1 to 65535.',
  );
}

/** Ports in normal form: each once, by protocol and number. */
export function resolvePorts(ports: readonly PortValue[]): FleetPort[] {
  const byKey = new Map<string, FleetPort>();
  for (const value of ports) {
    const port = resolvePort(value);
    byKey.set(`${port.protocol} ${port.port} ${port.endPort ?? port.port}`, port);
  }
  return [...byKey.values()].sort((a, b) => compare(a.protocol, b.protocol) || comparePorts(a, b));
}

/** Numbers come before names. */
function comparePorts(a: FleetPort, b: FleetPort): number {
  if (typeof a.port === 'number' && typeof b.port === 'number') {
    return a.port - b.port || (a.endPort ?? a.port) - (b.endPort ?? b.port);
  }
  return compare(typeof a.port, typeof b.port) || compare(String(a.port), String(b.port));
}

/** A port in normal form. */
export function resolvePort(value: PortValue): FleetPort {
  const {
    port,
    endPort,
    protocol = 'TCP',
  } = typeof value === 'object' ? value : { port: value, endPort: undefined };
  return defined({ port, endPort: endPort === port ? undefined : endPort, protocol });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Plain port numbers in normal form. */
export function sortedPorts(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
