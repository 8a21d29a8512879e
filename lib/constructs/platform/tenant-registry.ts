import type { Construct, IConstruct } from 'constructs';
import { type Finding, findingText } from '../../findings/finding';
import type { SharedServiceEntry, TenantEntry } from '../../fleet/model/props';
import { API_VERSION, resolve } from '../../fleet/resolve';
import { addTo } from '../../fleet/values/groups';
import type { CommonParts } from './common-parts';

/** A tenant or a shared service of an app, and what was written for it. */
interface Member {
  readonly construct: Construct;
  /** The name of a shared service; a tenant has it in its entry. */
  readonly service?: string;
  readonly entry: TenantEntry | SharedServiceEntry;
  /** The environments that are made one by one, of a tenant that is not made whole. */
  readonly environments: Set<string>;
}

/** What is wrong with the members of one app together, by construct. */
interface Judgement {
  /** How many members there were. */
  readonly count: number;
  readonly problems: ReadonlyMap<IConstruct, readonly string[]>;
}

/**
 * The tenants and shared services of one platform. Those of one app are checked together, as those of a tenants.yaml
 * are, with the same words and codes: they are resolved as a file with all of them would be.
 */
export class TenantRegistry {
  private readonly members: Member[] = [];
  private readonly judgements = new Map<IConstruct, Judgement>();

  /**
   * @param platform - what is wrong with its numbers is told there
   * @param common - the parts of a fleet that all members share
   */
  constructor(
    private readonly platform: Construct,
    private readonly common: CommonParts,
  ) {
    this.judgeWith(platform);
  }

  /** @param environment - the only one that this construct makes of the tenant */
  addTenant(construct: Construct, entry: TenantEntry, environment?: string): void {
    this.judgeWith(construct);
    const known = environment === undefined ? undefined : this.restOf(entry, environment);
    if (known !== undefined && environment !== undefined) known.environments.add(environment);
    else {
      const environments = new Set(environment === undefined ? [] : [environment]);
      this.members.push({ construct, entry, environments });
    }
  }

  addService(construct: Construct, service: string, entry: SharedServiceEntry): void {
    this.judgeWith(construct);
    this.members.push({ construct, service, entry, environments: new Set() });
  }

  /** The same tenant, of which other environments were made. */
  private restOf(entry: TenantEntry, environment: string): Member | undefined {
    const text = JSON.stringify(entry);
    return this.members.find(
      ({ environments, entry: other }) =>
        environments.size > 0 && !environments.has(environment) && JSON.stringify(other) === text,
    );
  }

  private judgeWith(construct: Construct): void {
    construct.node.addValidation({
      validate: () => [...(this.judge(construct.node.root).get(construct) ?? [])],
    });
  }

  /** cdk8s validates the whole app once for each chart, so that judgements are kept. */
  private judge(root: IConstruct): Judgement['problems'] {
    const known = this.judgements.get(root);
    if (known?.count === this.members.length) return known.problems;
    const problems = this.problemsIn(root);
    this.judgements.set(root, { count: this.members.length, problems });
    return problems;
  }

  private problemsIn(root: IConstruct): Map<IConstruct, string[]> {
    const members = this.members.filter(({ construct }) => construct.node.root === root);
    const tenants = members.filter(({ service }) => service === undefined);
    const services = members.filter(({ service }) => service !== undefined);
    const { findings } = resolve({
      apiVersion: API_VERSION,
      ...this.common,
      sharedServices: Object.fromEntries(
        services.map(({ service, entry }): [string, unknown] => [service!, entry]),
      ),
      tenants: tenants.map(({ entry }) => entry),
    });
    const problems = new Map<IConstruct, string[]>();
    const tell = (construct: IConstruct, item: Finding, start: number): void => {
      const text = findingText({ ...item, path: item.path.slice(start) });
      addTo(problems, construct, text);
    };
    for (const item of findings.errors) {
      const [part, key] = item.path;
      if (part === 'tenants') tell(tenants[Number(key)]!.construct, item, 2);
      else if (part === 'sharedServices') {
        tell(services.find(({ service }) => service === key)!.construct, item, 2);
      } else if (this.platform.node.root === root) {
        tell(this.platform, item, part === 'platform' ? 1 : 0);
      } else {
        // The platform is in another app, which is not validated with this one.
        tell(members[0]!.construct, item, 0);
      }
    }
    return problems;
  }
}
