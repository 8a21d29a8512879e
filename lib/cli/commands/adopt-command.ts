import { existsSync, statSync } from 'node:fs';
import { readContents, readNamespaces } from '../../cluster/adopt/adopt-reading';
import { implicitResource } from '../../fleet/catalogue/class-resources';
import type { Fleet, FleetPool } from '../../fleet/model/fleet';
import { type Data, isMap } from '../../fleet/model/layers';
import { isDnsLabel } from '../../fleet/values/dns-names';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import { adoptReport } from '../../review/adopt/adopt';
import { type AdoptReport, isClean } from '../../review/adopt/adopt-report';
import { adoptProblems, wantedNamespace } from '../../review/adopt/adoptable';
import { type FileBefore, environmentsIn } from '../../review/adopt/adopted-entry';
import { adoptedNames, hasProblems } from '../../review/adopt/adopted-names';
import { namespacesOf } from '../../review/fit/namespace-limits';
import { adoptText } from '../formats/adopt-text';
import { createFile } from '../input/create-file';
import { type ClusterFlags, askCluster, fleetOfCluster } from '../input/open-cluster';
import { judgeFleet } from '../input/open-fleet';
import { printFindings } from '../printing/print-findings';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface AdoptFlags extends ClusterFlags {
  /** `NAMESPACE`, or `NAMESPACE=ENVIRONMENT`. */
  readonly namespaces: readonly string[];
  readonly tenant?: string;
  readonly cluster?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** What the file has before; undefined where it has errors. */
interface File {
  readonly input: Data | undefined;
  readonly before: FileBefore;
  /** Namespaces of the file, each with its owner. */
  readonly owners: ReadonlyMap<string, string>;
  readonly tenants: readonly string[];
}

/** Prints the entry of `tenants.yaml` that comes closest to namespaces that exist, and what would change. */
export async function adopt(session: Session, flags: AdoptFlags): Promise<Status> {
  const { tenant, output } = flags;
  if (tenant !== undefined && !isDnsLabel(tenant)) {
    throw new Misuse(
      `${JSON.stringify(tenant)} cannot be the name of a tenant; use lower-case letters, digits and hyphens`,
    );
  }
  const file = openFile(session, flags);
  if (file === undefined) return STATUS.findings;
  const wanted = flags.namespaces.map(wantedNamespace);
  const report = await askCluster(session, flags, 'adopt', async (server) => {
    const found = await readNamespaces(server);
    const problems = adoptProblems(wanted, found.namespaces, file.owners);
    if (problems.length > 0) refuse(problems);
    const names = adoptedNames(wanted, found.namespaces, tenant);
    if (hasProblems(names)) return refuse(names.problems);
    if (file.tenants.includes(names.tenant)) {
      refuse([
        `the file has a tenant ${names.tenant} already; state another name with --tenant, or add the namespaces to it as environments`,
      ]);
    }
    const reading = await readContents(server, found, [...names.environments.values()]);
    return adoptReport({ names, reading, input: file.input, before: file.before });
  });
  await print(session, report, flags);
  if (output !== undefined) session.say(`Wrote ${output}.`);
  return isClean(report) ? STATUS.ok : STATUS.findings;
}

/** An empty file counts as none, so that the output can be directed into it. */
function openFile(session: Session, { cluster }: AdoptFlags): File | undefined {
  const { file } = session;
  const isThere = file === '-' || (existsSync(file) && statSync(file).size > 0);
  if (!isThere) {
    return { input: undefined, before: { pools: new Map() }, owners: new Map(), tenants: [] };
  }
  const { fleets, findings, sources, input } = judgeFleet(session, 'ignore');
  if (fleets === undefined) {
    printFindings(
      session,
      findings.filter(({ severity }) => severity === 'error'),
      sources,
    );
    return undefined;
  }
  const fleet = fleetOfCluster(fleets, cluster);
  const name = clusterOf(fleet);
  return {
    input,
    before: {
      pools: poolsOf(fleet),
      environments: environmentsIn(isMap(input) ? input['platform'] : undefined),
      ...(name === undefined ? {} : { cluster: name }),
    },
    owners: new Map(namespacesOf(fleet).map(({ namespace, owner }) => [namespace, owner])),
    tenants: fleets.flatMap(({ tenants }) => tenants.map((tenant) => tenant.name)),
  };
}

/** The pool of each resource; the default one where several have it. */
function poolsOf({ platform }: Fleet): ReadonlyMap<string, string> {
  const pools = new Map<string, string>();
  for (const [name, pool] of Object.entries(platform.pools)) {
    for (const resource of resourcesOf(pool)) {
      if (!pools.has(resource) || pool.default) pools.set(resource, name);
    }
  }
  return pools;
}

/** The names by which pods may ask for devices of a pool. Claims of a class count under the second one. */
function resourcesOf({ resource, deviceClass, servedBy }: FleetPool): string[] {
  const byClass = deviceClass === undefined ? [] : [implicitResource(deviceClass)];
  return servedBy === 'plugin' ? [resource] : [...new Set([resource, ...byClass])];
}

function refuse(problems: readonly string[]): never {
  throw new Misuse(problems.join('\nerror: '));
}

async function print(
  session: Session,
  report: AdoptReport,
  { output, json }: AdoptFlags,
): Promise<void> {
  const { stdout } = session;
  if (output !== undefined) {
    createFile(output, report.entry, { command: 'adopt', flag: '--output' });
  }
  if (json === true) await stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else if (output !== undefined) await stdout.write(adoptText(report));
  else {
    await stdout.write(report.entry);
    session.say(() => `\n${adoptText(report).trimEnd()}`);
  }
}
