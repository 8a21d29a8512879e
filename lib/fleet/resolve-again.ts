import { takeAccepted } from '../findings/accept';
import { Findings } from '../findings/finding';
import type { Fleet } from './model/fleet';
import { checkDuplicates } from './whole';
import { type DataMap, isMap, without } from './model/layers';
import { checkServices, checkTenantEntry } from './owners/owner-checks';
import { type PoolNames, poolNames } from './quota/pools';
import {
  type InputParts,
  OwnerResolver,
  type Resolution,
  assemble,
  partsOf,
  resolve,
} from './resolve';
import { checkShape } from './shape/check-shape';
import type { ResolvedTenant } from './owners/tenant';

/**
 * Resolves a fleet that changes little from one time to the next, as while somebody edits it.
 *
 * Tenants are told apart by the object that they were read into: who keeps that keeps its place here. As soon as there
 * is anything to find, the whole is resolved anew, which says what and where.
 */
export class RepeatedResolver {
  private known: Known | undefined;

  resolve(input: unknown, findings: Findings): Resolution {
    if (findings.all.length === 0 && isMap(input)) {
      const fleet = this.resolveQuickly(input);
      if (fleet !== undefined) return { fleet, findings, accepted: [] };
    }
    return resolve(input, findings);
  }

  private resolveQuickly(input: DataMap): Fleet | undefined {
    const head = JSON.stringify(without(input, 'tenants'));
    if (this.known?.head !== head) {
      const alone = resolve({ ...input, tenants: [], sharedServices: {} });
      this.known = isClean(alone) ? new Known(head, partsOf(input)) : undefined;
    }
    return this.known?.resolve(input);
  }
}

/** What was resolved under one platform without anything to find. */
class Known {
  private readonly resolver: OwnerResolver;
  private readonly pools: PoolNames;
  private readonly tenants = new WeakMap<DataMap, ResolvedTenant>();
  private services: readonly ResolvedTenant[] | undefined;

  constructor(
    /** All that is no tenant, as a text. */
    readonly head: string,
    parts: InputParts,
  ) {
    this.resolver = new OwnerResolver(parts);
    this.pools = poolNames(parts.written);
  }

  /** The fleet; nothing where something is to be found. */
  resolve(input: DataMap): Fleet | undefined {
    const { entries, services } = partsOf(input);
    if (!entries.every(isMap)) return undefined;
    const fresh = entries.filter((entry) => !this.tenants.has(entry));
    const findings = new Findings();
    findings.push(...checkShape({ ...input, tenants: fresh }));
    for (const entry of fresh) checkTenantEntry(entry, ['tenants', 0], this.pools, findings);
    checkDuplicates(entries, findings);
    checkServices(services, entries, this.pools, findings);
    if (findings.all.length > 0) return undefined;

    const tenants = entries.flatMap((entry, index) => this.tenant(entry, index, findings));
    const shared =
      this.services ??
      Object.entries(services).flatMap(([name, service]) =>
        this.resolver.service(name, service as DataMap, findings),
      );
    const fleet = assemble(this.resolver.platform, tenants, shared, services, findings);
    const accepted = takeAccepted(input, findings);
    if (findings.all.length > 0 || accepted.length > 0) return undefined;
    this.services = shared;
    return fleet;
  }

  private tenant(entry: DataMap, index: number, findings: Findings): ResolvedTenant[] {
    const known = this.tenants.get(entry);
    if (known !== undefined) return [known];
    const before = findings.all.length;
    const resolved = this.resolver.tenant(entry, index, findings);
    if (resolved[0] !== undefined && findings.all.length === before) {
      this.tenants.set(entry, resolved[0]);
    }
    return resolved;
  }
}

function isClean({ fleet, findings, accepted }: Resolution): boolean {
  return fleet !== undefined && findings.all.length === 0 && accepted.length === 0;
}
