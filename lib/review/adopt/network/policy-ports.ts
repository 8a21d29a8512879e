import type { PortValue } from '../../../fleet/model/props';
import { type ManifestMap, asMaps, asText } from '../../../verify/objects/manifest-data';

const LAST_PORT = 65_535;

/** The ports of a rule as the file states them; undefined for all ports. */
export function portsOf(rule: ManifestMap): readonly PortValue[] | undefined {
  const ports = asMaps(rule['ports']).map(portValue);
  return ports.length === 0 ? undefined : ports;
}

/** A port without a number means all of its protocol. */
function portValue({ port, endPort, protocol }: ManifestMap): PortValue {
  const name = asText(protocol);
  const other = name === '' || name === 'TCP' ? {} : { protocol: name as 'UDP' | 'SCTP' };
  if (port === undefined) return { port: 1, endPort: LAST_PORT, ...other };
  const from = typeof port === 'number' ? port : asText(port);
  if (Object.keys(other).length === 0 && endPort === undefined) return from;
  return { port: from, ...(endPort === undefined ? {} : { endPort: Number(endPort) }), ...other };
}

/** `443, 8000-8010, 53/UDP`. */
export function portsText(ports: readonly PortValue[]): string {
  return ports
    .map((value) => {
      if (typeof value !== 'object') return String(value);
      const { port, endPort, protocol } = value;
      const range = endPort === undefined ? String(port) : `${port}-${endPort}`;
      return protocol === undefined ? range : `${range}/${protocol}`;
    })
    .join(', ');
}
