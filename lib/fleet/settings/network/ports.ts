import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPort } from '../../model/fleet';
import { isMap } from '../../model/layers';

/** Reports ports that do not exist. */
export function checkPorts(ports: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(ports)) return;
  if (ports.length === 0) {
    findings.add(
      'PORT_INVALID',
      path,
      'The list of ports is empty.',
      'Name the ports, or remove the key to open all of them.',
    );
  }
  ports.forEach((value: unknown, index) => checkPort(value, [...path, index], findings));
}

/** Reports a port, or a range of ports, that does not exist. */
export function checkPort(value: unknown, path: FindingPath, findings: Findings): void {
  if (typeof value === 'number') checkNumber(value, path, findings);
  if (!isMap(value)) return;
  const { port, endPort } = value;
  if (typeof port === 'number') checkNumber(port, [...path, 'port'], findings);
  if (typeof endPort !== 'number') return;
  checkNumber(endPort, [...path, 'endPort'], findings);
  if (typeof port === 'number' && endPort < port) {
    findings.add(
      'PORT_INVALID',
      [...path, 'endPort'],
      `The range ends at ${endPort}, before it begins at ${port}.`,
      'Write the smaller one as `port`.',
    );
  }
}

function checkNumber(port: number, path: FindingPath, findings: Findings): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return;
  findings.add('PORT_INVALID', path, `${port} is no port.`, 'Ports go from 1 to 65535.');
}

/** Ports in normal form: each once, by protocol and number. */
export function resolvePorts(ports: readonly unknown[]): FleetPort[] {
  const byKey = new Map<string, FleetPort>();
  for (const value of ports) {
    const entry = (typeof value === 'number' ? { port: value } : value) as Partial<FleetPort>;
    const port: FleetPort = {
      port: entry.port!,
      ...(entry.endPort === undefined || entry.endPort === entry.port
        ? {}
        : { endPort: entry.endPort }),
      protocol: entry.protocol ?? 'TCP',
    };
    byKey.set(`${port.protocol} ${port.port} ${port.endPort ?? port.port}`, port);
  }
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      a.port - b.port ||
      (a.endPort ?? a.port) - (b.endPort ?? b.port),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Plain port numbers in normal form. */
export function sortedNumbers(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
