import { Findings } from '../../../findings/findings';
import type { PortValue } from '../../../fleet/model/props';
import { internet } from '../../../fleet/settings/network/internet';
import { exactRange } from '../../../fleet/settings/network/ranges';
import { covers, formatCidr, subtract } from '../../../fleet/values/cidr';
import { PRIVATE_RANGES, holdMostOf } from '../../../fleet/values/private-ranges';
import { portsText } from './policy-ports';

/** Every address of a version of IP, which a policy opens on the way out. */
export interface OpenAddresses {
  /** `0.0.0.0/0` or `::/0`. */
  readonly cidr: string;
  readonly except: readonly string[];
  readonly ports: readonly PortValue[] | undefined;
  /** Whether it is for some pods of the namespace alone. */
  readonly isForSome: boolean;
}

/** Every address of each version of IP. */
export const EVERYWHERE: readonly string[] = ['0.0.0.0/0', '::/0'];

/** What `internet` opens beyond what a policy does. */
export function wideningOf({ ports, isForSome }: OpenAddresses): string | undefined {
  const words = [
    ...(isForSome ? ['for some pods'] : []),
    ...(ports === undefined ? [] : [`on the ports ${portsText(ports)}`]),
  ];
  return words.length === 0
    ? undefined
    : `opens public addresses only ${words.join(' and ')}; the entry opens them for all pods, on all ports`;
}

/** The private ranges that a policy opens and `internet` does not. */
export function privateRangesIn({ cidr, except }: OpenAddresses): string[] {
  const range = exactRange(cidr)!;
  const left = subtract(
    range,
    except.flatMap((text) => exactRange(text) ?? []),
  );
  const open = PRIVATE_RANGES.filter(
    (block) => block.version === range.version && holdMostOf(block, left),
  );
  return open
    .filter((block) => !open.some((other) => other !== block && covers(other, block)))
    .map(formatCidr);
}

/** The public ranges that no policy opens, although they open all others. */
export function closedRanges(opened: readonly OpenAddresses[]): string[] {
  const closed = opened.flatMap(({ cidr, except }) =>
    except.filter((text) =>
      opened.every((other) => other.cidr !== cidr || other.except.includes(text)),
    ),
  );
  return [...new Set(closed)].filter(isPublic).sort();
}

/** Private ranges stay closed without a word. */
function isPublic(text: string): boolean {
  const findings = new Findings();
  internet.check({ except: [text] }, [], findings);
  return !findings.hasErrors;
}
