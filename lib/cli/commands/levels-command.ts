import type { Fleet } from '../../fleet/model/fleet';
import { checkTenants } from '../input/choose-tenants';
import { openFleets } from '../input/open-fleet';
import type { Tenancy } from '../levels/level-advice';
import { CONTROL_PLANE_NODES } from '../levels/level-assumptions';
import {
  type ChoiceOverhead,
  type LevelReport,
  type TenantLevels,
  reportLevels,
} from '../levels/level-report';
import type { Prices } from '../levels/level-overheads';
import type { Need } from '../levels/need-names';
import { type LevelChoice, type LevelProfile, profileOf } from '../levels/level-profiles';
import { bytesText, coresText } from '../../fleet/values/human-amounts';
import { type Column, type TableOptions, formatTable } from '../printing/table';
import { wrap, wrapToWidth } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface LevelsFlags {
  readonly tenant?: string;
  readonly for: Tenancy;
  readonly needs?: readonly Need[];
  readonly priceCpu?: number;
  readonly priceMemory?: number;
  readonly priceControlPlane?: number;
  readonly nodeCpu?: number;
  readonly nodeMemory?: number;
  readonly json?: boolean;
}

/** Nobody compares levels with `grep`: what they are like is prose, which no terminal shows in one line. */
const WIDEST = 120;

/** Shows which level of isolation each tenant has, what each would take, and which is advised. */
export async function levels(session: Session, flags: LevelsFlags): Promise<Status> {
  const asked = askedPrices(flags);
  const fleets = openFleets(session, 'ignore');
  if (fleets === undefined) return STATUS.findings;
  const { tenant, nodeCpu, nodeMemory } = flags;
  if (tenant !== undefined) checkTenants(fleets, [tenant]);
  const prices = asked ?? statedPrices(fleets, flags);
  const report = reportLevels(fleets, {
    tenancy: flags.for,
    needs: [...new Set(flags.needs ?? [])].sort(),
    tenant,
    prices,
    worker: {
      ...(nodeCpu === undefined ? {} : { milliCores: nodeCpu * 1000 }),
      ...(nodeMemory === undefined ? {} : { mebibytes: nodeMemory * 1024 }),
    },
  });
  if (tenant !== undefined && report.tenants.length === 0) {
    throw new Misuse(`${tenant} is removed, so it has no level`);
  }
  const { stdout } = session;
  if (flags.json === true) {
    await stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return STATUS.ok;
  }
  const { width = Infinity, ...options } = session.tableOptions(stdout);
  const money = moneyText(fleets, asked, prices);
  await stdout.write(textOf(report, tenant, money, { ...options, width: Math.min(width, WIDEST) }));
  return STATUS.ok;
}

/** Half of the prices would give half of the money, which looks like all of it. */
function askedPrices(flags: LevelsFlags): Prices | undefined {
  const { priceCpu: cpu, priceMemory: memory, priceControlPlane: controlPlane } = flags;
  if (cpu === undefined && memory === undefined) return undefined;
  if (cpu === undefined || memory === undefined) {
    throw new Misuse('state --price-cpu and --price-memory together');
  }
  return { cpu, memory, ...(controlPlane === undefined ? {} : { controlPlane }) };
}

/** The prices of the file, unless clusters differ: overheads are summed up over all of them. */
function statedPrices(
  fleets: readonly Fleet[],
  { priceControlPlane: controlPlane }: LevelsFlags,
): Prices | undefined {
  const pairs = new Set(fleets.map(({ prices }) => JSON.stringify([prices?.cpu, prices?.memory])));
  const { cpu, memory } = fleets[0]?.prices ?? {};
  if (pairs.size === 1 && cpu !== undefined && memory !== undefined) {
    return {
      cpu: Number(cpu),
      memory: Number(memory),
      ...(controlPlane === undefined ? {} : { controlPlane }),
    };
  }
  if (controlPlane === undefined) return undefined;
  throw new Misuse('state --price-cpu and --price-memory together with --price-control-plane');
}

/** What the money is, or why there is none. */
function moneyText(
  fleets: readonly Fleet[],
  asked: Prices | undefined,
  prices: Prices | undefined,
): string {
  const flags = '--price-cpu and --price-memory are for an hour of a core and of a GiB.';
  if (prices !== undefined) {
    const currency = fleets[0]?.prices?.currency;
    const source = asked === undefined ? ` Prices are those of the file, in ${currency}.` : '';
    return `A month has 730 hours. Money is that of the overhead alone, and not that of the quota.${source}`;
  }
  return fleets.some(({ prices: own }) => own?.cpu !== undefined || own?.memory !== undefined)
    ? `The file does not have one price of a core and one of a GiB for all clusters, and so no money: ${flags}`
    : `No prices are stated, and so no money: ${flags}`;
}

function textOf(
  report: LevelReport,
  tenant: string | undefined,
  money: string,
  options: TableOptions,
): string {
  const { tenants, overheads } = report;
  const [one] = tenants;
  if (tenant !== undefined && one !== undefined) {
    return [
      environmentTable(tenants, options),
      profileTable(report.levels, options),
      overheadTable(`WHAT ${tenant} WOULD TAKE`, one.overheads, one.advice.choice, options),
      adviceText(one),
      notesText(report, money),
    ].join('\n');
  }
  return [
    profileTable(report.levels, options),
    tenantTable(tenants, options),
    overheadTable('IF ALL TENANTS HAD IT', overheads, undefined, options),
    notesText(report, money),
  ].join('\n');
}

function environmentTable(tenants: readonly TenantLevels[], options: TableOptions): string {
  const all = tenants.flatMap(({ environments }) => environments);
  const isPlaced = all.some(({ cluster }) => cluster !== undefined);
  return formatTable(
    [
      { heading: 'ENVIRONMENT' },
      ...(isPlaced ? [{ heading: 'CLUSTER' }] : []),
      { heading: 'NAMESPACE' },
      { heading: 'LEVEL' },
    ],
    all.map(({ name, cluster, namespace, choice }) => [
      name,
      ...(isPlaced ? [cluster ?? '-'] : []),
      namespace,
      choiceText(choice),
    ]),
    options,
  );
}

/** What a level is like, row by row. */
const PROFILE_PARTS = [
  ['controlPlane', 'control plane'],
  ['network', 'network'],
  ['nodes', 'nodes'],
  ['kernel', 'kernel'],
  ['effort', 'effort'],
  ['operations', 'operations'],
] as const;

function profileTable(profiles: readonly LevelProfile[], options: TableOptions): string {
  return formatTable(
    [
      { heading: 'LEVEL' },
      ...profiles.map(({ choice }): Column => ({ heading: choiceText(choice), wraps: 'words' })),
    ],
    PROFILE_PARTS.map(([part, name]) => [name, ...profiles.map((profile) => profile[part])]),
    options,
  );
}

/** Which level each tenant has, which is advised, and what the step takes. */
function tenantTable(tenants: readonly TenantLevels[], options: TableOptions): string {
  return formatTable(
    [
      { heading: 'TENANT' },
      { heading: 'HAS', wraps: 'words' },
      { heading: 'ADVISED' },
      { heading: 'OBJECTS', numeric: true },
      { heading: 'WHY', wraps: 'words' },
    ],
    tenants.map(({ name, environments, advice, overheads }) => [
      name,
      [...new Set(environments.map((one) => choiceText(one.choice)))].join(', '),
      choiceText(advice.choice),
      String(overheads.find(({ choice }) => choice === advice.choice)!.objects),
      advice.reasons.map(({ text }) => text).join('; '),
    ]),
    options,
  );
}

function overheadTable(
  heading: string,
  overheads: readonly ChoiceOverhead[],
  advised: LevelChoice | undefined,
  options: TableOptions,
): string {
  const hasPrices = overheads.some(({ perMonth }) => perMonth !== undefined);
  return formatTable(
    [
      { heading },
      { heading: 'CPU', numeric: true },
      { heading: 'MEMORY', numeric: true },
      { heading: 'STORAGE', numeric: true },
      { heading: 'OBJECTS', numeric: true },
      { heading: 'CONTROL PLANES', numeric: true },
      ...(hasPrices ? [{ heading: 'A MONTH', numeric: true }] : []),
    ],
    overheads.map((one) => [
      `${choiceText(one.choice)}${one.choice === advised ? ' (advised)' : ''}`,
      coresText(`${one.milliCores}m`),
      bytesText(`${one.mebibytes}Mi`),
      bytesText(`${one.storageMebibytes}Mi`),
      String(one.objects),
      String(one.controlPlanes),
      ...(hasPrices ? [(one.perMonth ?? 0).toFixed(2)] : []),
    ]),
    options,
  );
}

function choiceText(choice: LevelChoice): string {
  const { level, engine } = profileOf(choice);
  return engine === null ? level : `${level} (${engine})`;
}

function adviceText({ advice }: TenantLevels): string {
  const lines = advice.reasons.map(({ text, measure }) =>
    wrapToWidth(`- ${text}${measure === undefined ? '' : `: ${measure}`}`, 78).join('\n  '),
  );
  return [`Advised: ${choiceText(advice.choice)}`, ...lines, ''].join('\n');
}

function notesText({ assumptions, prices }: LevelReport, money: string): string {
  const control =
    prices?.controlPlane === undefined
      ? `A cluster has ${CONTROL_PLANE_NODES} control plane nodes of its own; --price-control-plane is for one that a cloud runs.`
      : 'A cloud runs the control planes of clusters, for their price.';
  const stated = assumptions.map(({ what, milliCores, mebibytes, source }) =>
    wrapToWidth(
      `- ${what}: ${coresText(`${milliCores}m`)} cores, ${bytesText(`${mebibytes}Mi`)} (${source})`,
      78,
    ).join('\n  '),
  );
  return `${[wrap(money), wrap(control), 'Reckoned with:', ...stated].join('\n')}\n`;
}
