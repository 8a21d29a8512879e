/** A port, or a range of ports, with its protocol. */
interface PortRange {
  readonly port: number | string;
  readonly endPort?: number | string;
  /** @default TCP */
  readonly protocol?: string;
}

/** A port as people write it in a list of `ports`: TCP is what a number alone means. */
export function portText({ port, endPort, protocol = 'TCP' }: PortRange): string {
  if (endPort === undefined && protocol === 'TCP') return String(port);
  const end = endPort === undefined ? [] : [`endPort: ${endPort}`];
  const by = protocol === 'TCP' ? [] : [`protocol: ${protocol}`];
  return `{${[`port: ${port}`, ...end, ...by].join(', ')}}`;
}
