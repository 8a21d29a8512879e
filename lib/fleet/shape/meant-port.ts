/** A port as people write it elsewhere, in the form that it has here; nothing for any other text. */
export function meantPort(text: string): string | undefined {
  const written = text.trim();
  for (const [pattern, words] of FORMS) {
    const match = pattern.exec(written);
    if (match !== null) return words(match);
  }
  return undefined;
}

const PROTOCOL = '(tcp|udp|sctp)';

type Form = readonly [pattern: RegExp, words: (match: readonly string[]) => string];

/** `443-450`, `443:450/udp`, `53/UDP`, `udp/53`. */
const FORMS: readonly Form[] = [
  [
    new RegExp(`^(\\d+)\\s*(?:-|–|:|\\.\\.)\\s*(\\d+)(?:/${PROTOCOL})?$`, 'i'),
    ([, first, last, protocol]) => portMap(first!, last, protocol),
  ],
  [
    new RegExp(`^(\\d+)\\s*[/:]?\\s*${PROTOCOL}$`, 'i'),
    ([, port, protocol]) => onePort(port!, protocol!),
  ],
  [
    new RegExp(`^${PROTOCOL}\\s*[/:]?\\s*(\\d+)$`, 'i'),
    ([, protocol, port]) => onePort(port!, protocol!),
  ],
];

/** TCP is what a number alone means. */
function onePort(port: string, protocol: string): string {
  return protocol.toUpperCase() === 'TCP' ? port : portMap(port, undefined, protocol);
}

function portMap(port: string, endPort: string | undefined, protocol: string | undefined): string {
  const keys = [
    `port: ${port}`,
    ...(endPort === undefined ? [] : [`endPort: ${endPort}`]),
    ...(protocol === undefined || protocol.toUpperCase() === 'TCP'
      ? []
      : [`protocol: ${protocol.toUpperCase()}`]),
  ];
  return `{${keys.join(', ')}}`;
}
