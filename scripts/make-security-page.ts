import { GUARD_RAILS, GUARD_RAIL_NAMES } from '../lib/fleet/catalogue/guard-rail-catalogue';
import { KINDS_ON_REQUEST } from '../lib/fleet/catalogue/kinds-on-request';
import type { MetadataFamily } from '../lib/fleet/catalogue/metadata-family';
import { JUDGED_ON_DATA } from '../lib/fleet/catalogue/data-metadata';
import { WORKLOAD_METADATA } from '../lib/fleet/catalogue/metadata-table';
import { readProofs } from '../test/cluster/battery/proofs';
import { sinceOf } from '../test/cluster/battery/since';
import { AREAS } from '../test/cluster/cases/areas';
import { ELSEWHERE } from '../test/cluster/cases/elsewhere';
import { ROUTE_GROUPS } from '../test/cluster/cases/routes';
import { ENGINES_READ, rulesOf } from './facts/engines-read';
import { code, codes, generatedFrom, page, table } from './markdown';

const PROOFS = readProofs();
const ATTACKS = AREAS.flatMap(({ attacks = [] }) => attacks);
const FLOODS = AREAS.flatMap(({ floods = [] }) => floods);
const OPEN = AREAS.flatMap(({ open = [] }) => open);
const KNOWN = AREAS.flatMap(({ known = [] }) => known);
const WORK = AREAS.flatMap(({ work = [] }) => work);

/** Floods create objects until a quota stops them. They belong to one route. */
const FLOOD_ROUTE = 'E68';

/** The page of ways out of a namespace, made from the cases that run on a real API server. */
export function makeSecurityPage(): string {
  return page([
    generatedFrom('test/cluster/cases, test/cluster/proofs.json and lib/fleet/catalogue'),
    '# Ways out of a namespace, and what stops them',
    [
      'Each row is something that somebody inside or outside a namespace could try against other tenants or against the',
      'cluster. Tests try it: admins, users, viewers, pods, neighbours and strangers send real requests to a real API server',
      'that has the objects of the output. Each request is also sent to an unguarded namespace, where it must succeed:',
      'otherwise, its failure would prove nothing. `npm run test:cluster` repeats all of this. Numbers are of whole runs.',
    ],
    '## Where it was tested',
    table(
      [
        'Kubernetes',
        'attacks tried',
        'succeeded',
        'live controls',
        'rights decided',
        'work tried',
        'refused',
        'objects applied',
      ],
      PROOFS.runs.map((run) => [
        run.kubernetes,
        number(run.attacks),
        number(run.succeeded),
        number(run.controls),
        number(run.rights),
        number(run.work),
        number(run.refused),
        number(run.apply),
      ]),
    ),
    [
      'Objects were applied twice with strict validation and compared with what the server stored. Rights cover all verbs of',
      'all kinds, for each role.',
    ],
    ...mutationSection(),
    ...versionSection(),
    ...ROUTE_GROUPS.flatMap(({ title, routes }) => [
      `## ${title}`,
      table(
        ['', 'somebody could', 'what stops it', 'requests tried'],
        Object.entries(routes).map(([id, what]) => [id, what, stopsOf(id), triedOf(id)]),
      ),
    ]),
    '## Modes of guard rails',
    [
      'All of them refuse by default. At any level, `guardRails: {name: off}` switches one off, `warn` lets it only warn, and',
      '`audit` lets it only write to the audit log. Each of these is a warning and opens these ways.',
    ],
    table(
      ['guard rail', 'without it', 'ways', 'from Kubernetes'],
      GUARD_RAIL_NAMES.map((name) => {
        const { opens, routes, since } = GUARD_RAILS[name];
        return [
          code(name),
          opens,
          routes.join(', ') || '–',
          since === undefined ? '1.30' : `1.${since}`,
        ];
      }),
    ),
    '## Engines that were checked',
    [
      'An operator acts with its own rights, not with those of the person who wrote the object. We read in the source of each',
      'engine what its operator does with every field, and `engineFields` refuses fields by which it would do what the tenant',
      'may not do. Kinds of other engines are not in the roles: check them before you list them in `platform.kinds`.',
    ],
    table(
      ['engine', 'kinds', 'read', 'fields refused', 'what stays open'],
      ENGINES_READ.map((row) => [
        row.engine,
        codes(row.kinds),
        row.read,
        String(rulesOf(row).length),
        row.open,
      ]),
    ),
    [
      'The following kinds could not be checked to the end, and tenants get them only where `platform.kinds` lists them:',
      `${codes(KINDS_ON_REQUEST.map(({ resource, group }) => `${resource}.${group}`))}.`,
    ],
    '## Labels and annotations that are granted',
    [
      'The guard rail `workloadMetadata` refuses these on pods, on templates and on workloads, when they are made and when',
      'they change. A `*` stands for any text. Values that do no harm need no grant, such as a network of the namespace itself.',
    ],
    table(
      ['it', 'keys', 'granted by'],
      Object.values<MetadataFamily>(WORKLOAD_METADATA).map(grantRow),
    ),
    ['It refuses these on ConfigMaps, Secrets, Services and claims of volumes:'],
    table(['it', 'keys', 'granted by'], JUDGED_ON_DATA.map(grantRow)),
    '## What stays open',
    [
      'Manifests cannot close these ways. A test shows that each succeeds, and fails as soon as something stops it. Ways that',
      'no API server can stop are on the page of [limits](limits.md).',
    ],
    table(
      ['', 'somebody can', 'what closes it'],
      OPEN.map(({ route, what, missing }) => [route, what, missing]),
    ),
    '## Ordinary work that is rejected',
    table(
      ['what', 'why, and what to do'],
      KNOWN.map(({ what, missing }) => [what, missing]),
    ),
  ]);
}

/** Keys of labels and annotations that do the same thing, with what grants them. */
function grantRow({ does, rows, grantedBy }: MetadataFamily): string[] {
  return [
    does,
    codes(rows.flatMap(({ keys }) => [...keys])),
    grantedBy === undefined ? 'nothing: controllers write them' : code(grantedBy),
  ];
}

/** What stops the attacks of a route, or would have to. */
function stopsOf(route: string): string {
  const by = [
    ...ATTACKS.filter((attack) => attack.route === route).map(
      ({ refused }) => refused.by ?? 'the API server itself',
    ),
    ...(route === FLOOD_ROUTE ? ['ResourceQuota `namespace`'] : []),
  ];
  const open = OPEN.filter((item) => item.route === route);
  return [
    ...new Set(by),
    ...(ELSEWHERE[route] === undefined ? [] : [`not the API server. ${ELSEWHERE[route]}`]),
    ...(open.length === 0 ? [] : ['partly open: see [what stays open](#what-stays-open)']),
  ].join('; ');
}

function triedOf(route: string): string {
  const attacks = ATTACKS.filter((attack) => attack.route === route);
  const count =
    attacks.reduce((sum, { by }) => sum + by.length, 0) +
    (route === FLOOD_ROUTE ? FLOODS.length : 0);
  return count === 0 ? '–' : number(count);
}

const WHAT_WAS_REMOVED = {
  objects: 'A test removed each object once, in one namespace of each shape.',
  all: 'A test removed each object once, and each rule, key and label in it that matters for security, in one namespace of each shape.',
};

function mutationSection(): (string | string[])[] {
  const { mutation } = PROOFS;
  const score = ((100 * (mutation.tried - mutation.survivors.length)) / mutation.tried).toFixed(1);
  return [
    '## Every object is necessary',
    [
      WHAT_WAS_REMOVED[mutation.depth],
      'At least one case then had to fail, and to pass again once the object was restored. The cases noticed',
      `${number(mutation.tried - mutation.survivors.length)} of ${number(mutation.tried)} such changes (${score} %), on Kubernetes ${mutation.kubernetes}.`,
    ],
    ...(mutation.survivors.length === 0
      ? []
      : [
          table(
            ['what can be removed unnoticed', 'because'],
            mutation.survivors.map(({ title, reason }) => [title, reason]),
          ),
        ]),
    'The test did not remove these:',
    table(
      ['what', 'because'],
      mutation.excluded.map(({ title, reason }) => [title, reason]),
    ),
  ];
}

/** What the older ones of the tested servers cannot do. */
function versionSection(): (string | string[])[] {
  const oldest = Math.min(...PROOFS.runs.map(({ kubernetes }) => Number(kubernetes.split('.')[1])));
  const newer = (item: Parameters<typeof sinceOf>[0]) => sinceOf(item) > oldest;
  const rows = [
    ...ATTACKS.filter(newer).map((item) => ['attack', item.what, sinceOf(item)] as const),
    ...WORK.filter(newer).map((item) => ['work', item.what, sinceOf(item)] as const),
  ];
  return [
    '## What differs between versions',
    [
      'Older servers lack what these cases need, so they are not tested there. `kubernetesVersion` decides which kinds the',
      'output contains.',
    ],
    table(
      ['', 'what', 'from Kubernetes'],
      [...new Map(rows.map((row) => [row[1], row])).values()].map(([sort, what, since]) => [
        sort,
        what,
        `1.${since}`,
      ]),
    ),
  ];
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
