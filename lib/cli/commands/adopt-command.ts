import { existsSync, statSync } from 'node:fs';
import { readContents, readNamespaces } from '../../cluster/adopt/adopt-reading';
import { implicitResource } from '../../fleet/catalogue/class-resources';
import type { Connection } from '../../cluster/client/connection';
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
import { chooseClusters } from '../input/choose-clusters';
import { fleetOfServer, namesOf, serverText } from '../input/cluster-of-server';
import { type ClusterFlags, askCluster } from '../input/open-cluster';
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

/** The file as it is written. */
interface WrittenFile {
  readonly input: Data | undefined;
  /** A fleet per cluster. Without a file: none. */
  readonly fleets: readonly Fleet[];
}

/** What the file has before for the cluster that is read. */
interface File {
  readonly before: FileBefore;
  /** Namespaces of the file, each with its owner. */
  readonly owners: ReadonlyMap<string, string>;
  readonly tenants: readonly string[];
  /** Where the namespaces are read. */
  readonly readFrom: string;
}

/** Prints the entry of `tenants.yaml` that comes closest to namespaces that exist, and what would change. */
export async function adopt(session: Session, flags: AdoptFlags): Promise<Status> {
  const { tenant, output } = flags;
  if (tenant !== undefined && !isDnsLabel(tenant)) {
    throw new Misuse(
      `${JSON.stringify(tenant)} cannot be the name of a tenant; use lower-case letters, digits and hyphens`,
    );
  }
  const written = openFile(session, flags);
  if (written === undefined) return STATUS.findings;
  const wanted = flags.namespaces.map(wantedNamespace);
  const report = await askCluster(session, flags, 'adopt', async (server) => {
    const file = ofCluster(written, flags.cluster, server.connection);
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
    return adoptReport({
      names,
      reading,
      input: written.input,
      before: file.before,
      readFrom: file.readFrom,
    });
  });
  await print(session, report, flags);
  if (output !== undefined) session.say(`Wrote ${output}.`);
  return isClean(report) ? STATUS.ok : STATUS.findings;
}

/** An empty file counts as none, so that the output can be directed into it. Undefined: it has errors. */
function openFile(session: Session, { cluster }: AdoptFlags): WrittenFile | undefined {
  const { file } = session;
  const isThere = file === '-' || (existsSync(file) && statSync(file).size > 0);
  if (!isThere) {
    if (cluster === undefined) return { input: undefined, fleets: [] };
    throw new Misuse(
      `there is no ${file} that could have the cluster ${cluster}; leave --cluster out, or name the file with --file`,
    );
  }
  const { fleets, findings, sources, input } = judgeFleet(session, 'ignore');
  if (fleets !== undefined) {
    if (cluster !== undefined) chooseClusters(fleets, [cluster]);
    return { input, fleets };
  }
  printFindings(
    session,
    findings.filter(({ severity }) => severity === 'error'),
    sources,
  );
  return undefined;
}

function ofCluster(
  { input, fleets }: WrittenFile,
  cluster: string | undefined,
  connection: Connection,
): File {
  if (fleets.length === 0) {
    const readFrom = serverText(connection, namesOf([]), undefined);
    return { before: { pools: new Map() }, owners: new Map(), tenants: [], readFrom };
  }
  const fleet = fleetOfServer(fleets, cluster, connection);
  const name = clusterOf(fleet);
  return {
    before: {
      pools: poolsOf(fleet),
      environments: environmentsIn(isMap(input) ? input['platform'] : undefined),
      ...(name === undefined ? {} : { cluster: name }),
    },
    owners: new Map(namespacesOf(fleet).map(({ namespace, owner }) => [namespace, owner])),
    tenants: fleets.flatMap(({ tenants }) => tenants.map((tenant) => tenant.name)),
    readFrom: serverText(connection, namesOf(fleets), name),
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
