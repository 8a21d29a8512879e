import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetPort } from '../../model/fleet';
import type { PortValue } from '../../model/props';
import type { Written } from '../../model/written';
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
  if (typeof value === 'number') return checkNumber(value, path, findings);
  const { port, endPort } = value;
  if (port !== undefined) checkNumber(port, [...path, 'port'], findings);
  if (endPort === undefined) return;
  checkNumber(endPort, [...path, 'endPort'], findings);
  if (port === undefined || endPort >= port) return;
  findings.add(
    'PORT_INVALID',
    [...path, 'endPort'],
    `The range ends at ${endPort}, before it begins at ${port}.`,
    'Write the smaller number as `port`.',
  );
}

function checkNumber(port: number, path: FindingPath, findings: Findings): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return;
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
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      a.port - b.port ||
      (a.endPort ?? a.port) - (b.endPort ?? b.port),
  );
}

/** A port in normal form. */
export function resolvePort(value: PortValue): FleetPort {
  const {
    port,
    endPort,
    protocol = 'TCP',
  } = typeof value === 'number' ? { port: value, endPort: undefined } : value;
  return defined({ port, endPort: endPort === port ? undefined : endPort, protocol });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Plain port numbers in normal form. */
export function sortedPorts(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
