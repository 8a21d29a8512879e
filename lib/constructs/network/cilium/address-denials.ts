import {
  type Cidr,
  covers,
  formatCidr,
  overlaps,
  parseCidr,
  subtract,
} from '../../../fleet/values/cidr';
import { grouped } from '../../../fleet/values/groups';
import type { OpenedWay } from './pod-denials';
import {
  type CiliumPorts,
  type PortRange,
  otherPorts,
  portRanges,
  toCiliumPorts,
} from './port-ranges';

/** Addresses outside of the cluster to which no connection is allowed, whatever allows it. */
export interface AddressDenial {
  readonly toCIDR: readonly string[];
  /** @default - everything, also what has no ports */
  readonly toPorts?: readonly CiliumPorts[];
}

/** Some addresses, on some ports. */
interface Opened {
  readonly range: Cidr;
  readonly ports: readonly PortRange[] | undefined;
}

const EVERYTHING = ['0.0.0.0/0', '::/0'].map((text) => parseCidr(text)!);

/** All addresses to which nothing is opened, and the others on the ports that are not. */
export function addressDenials(ways: readonly OpenedWay[]): AddressDenial[] {
  const opened = ways.flatMap(({ peers, ports }) =>
    peers.flatMap(({ ipBlock }) =>
      ipBlock === undefined
        ? []
        : subtract(
            parseCidr(ipBlock.cidr)!,
            (ipBlock.except ?? []).map((text) => parseCidr(text)!),
          ).map((range): Opened => ({ range, ports: portRanges(ports) })),
    ),
  );
  const closed = EVERYTHING.flatMap((all) =>
    subtract(
      all,
      opened.map(({ range }) => range),
    ),
  );
  const onAllPorts = opened.filter(({ ports }) => ports === undefined).map(({ range }) => range);
  const onSome = largest(opened.filter(({ ports }) => ports !== undefined)).flatMap((range) =>
    subtract(range, onAllPorts),
  );
  const denied = onSome.map((range) => {
    // Whatever is opened of a part is left out of the whole: nothing that is opened may be denied.
    const ports = opened.flatMap((one) => (overlaps(one.range, range) ? (one.ports ?? []) : []));
    return { range, rest: otherPorts(ports) };
  });
  const byPorts = grouped(denied, ({ rest }) => JSON.stringify(rest));
  return [
    ...(closed.length === 0 ? [] : [{ toCIDR: closed.map(formatCidr) }]),
    ...[...byPorts.values()].flatMap((alike) => {
      const { rest } = alike[0]!;
      const toCIDR = alike.map(({ range }) => formatCidr(range));
      return rest.length === 0 ? [] : [{ toCIDR, ...toCiliumPorts(rest) }];
    }),
  ];
}

/** The ranges that lie in no other one, each once. */
function largest(opened: readonly Opened[]): Cidr[] {
  const unique = new Map(opened.map(({ range }) => [formatCidr(range), range]));
  const ranges = [...unique.values()];
  return ranges.filter((range) => !ranges.some((other) => other !== range && covers(other, range)));
}
