import { portText } from './port-text';

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
    ([, port, endPort, protocol]) =>
      portText({ port: port!, endPort, protocol: protocol?.toUpperCase() }),
  ],
  [
    new RegExp(`^(\\d+)\\s*[/:]?\\s*${PROTOCOL}$`, 'i'),
    ([, port, protocol]) => portText({ port: port!, protocol: protocol!.toUpperCase() }),
  ],
  [
    new RegExp(`^${PROTOCOL}\\s*[/:]?\\s*(\\d+)$`, 'i'),
    ([, protocol, port]) => portText({ port: port!, protocol: protocol!.toUpperCase() }),
  ],
];
