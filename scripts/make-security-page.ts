import { GUARD_RAILS, GUARD_RAIL_NAMES } from '../lib/fleet/catalogue/guard-rail-catalogue';
import { readProofs } from '../test/cluster/battery/proofs';
import { sinceOf } from '../test/cluster/battery/since';
import { AREAS } from '../test/cluster/cases/areas';
import { ELSEWHERE } from '../test/cluster/cases/elsewhere';
import { ROUTE_GROUPS } from '../test/cluster/cases/routes';
import { code, generatedFrom, page, table } from './markdown';

const PROOFS = readProofs();
const ATTACKS = AREAS.flatMap(({ attacks = [] }) => attacks);
const FLOODS = AREAS.flatMap(({ floods = [] }) => floods);
const OPEN = AREAS.flatMap(({ open = [] }) => open);
const KNOWN = AREAS.flatMap(({ known = [] }) => known);
const WORK = AREAS.flatMap(({ work = [] }) => work);

/** Objects that are pushed in until a quota says no; they belong to one route. */
const FLOOD_ROUTE = 'E68';

/** The page of ways out of a namespace, made from the cases that are tried on a real API server. */
export function makeSecurityPage(): string {
  return page([
    generatedFrom('test/cluster/cases, test/cluster/proofs.json and lib/fleet/catalogue'),
    '# Ways out of a namespace, and what stops them',
    [
      'Each line is something that somebody in a namespace, or outside of it, could try against other tenants or against the',
      'cluster. What stops it was tried: real requests of admins, users, viewers, pods, neighbours and strangers, on a real',
      'API server, against the objects that we write. Each request was sent first where nothing guards, and succeeded there,',
      'so that none of them proves nothing. `npm run test:cluster` does it all again.',
    ],
    '## Where it was tried',
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
      'Objects were applied twice with strict validation, and compared with what was stored. Rights are all verbs of all',
      'kinds, by role.',
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
    '## Guard rails that can be switched off',
    [
      'Each is on by default. `guardRails: {name: false}`, at any level, is a warning, and these ways are open then.',
    ],
    table(
      ['guard rail', 'where it is off', 'ways', 'from Kubernetes'],
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
    '## What stays open',
    [
      'Manifests do not close these. Each was tried, and succeeds: when something begins to stop it, its test fails. What',
      'no API server decides is on the page of [limits](limits.md).',
    ],
    table(
      ['', 'somebody can', 'what closes it'],
      OPEN.map(({ route, what, missing }) => [route, what, missing]),
    ),
    '## Ordinary work that is refused',
    table(
      ['what', 'why, and what to do'],
      KNOWN.map(({ what, missing }) => [what, missing]),
    ),
  ]);
}

/** Who refuses the attacks of a route, or who has to. */
function stopsOf(route: string): string {
  const by = [
    ...ATTACKS.filter((attack) => attack.route === route).map(
      ({ refused }) => refused.by ?? 'the API server itself',
    ),
    ...(route === FLOOD_ROUTE ? ['ResourceQuota `objects`'] : []),
  ];
  const open = OPEN.filter((item) => item.route === route);
  return [
    ...new Set(by),
    ...(ELSEWHERE[route] === undefined
      ? []
      : [`not decided by the API server. ${ELSEWHERE[route]}`]),
    ...(open.length === 0 ? [] : ['in part: see [what stays open](#what-stays-open)']),
  ].join('; ');
}

function triedOf(route: string): string {
  const attacks = ATTACKS.filter((attack) => attack.route === route);
  const count =
    attacks.reduce((sum, { by }) => sum + by.length, 0) +
    (route === FLOOD_ROUTE ? FLOODS.length : 0);
  return count === 0 ? '–' : number(count);
}

const WHAT_WAS_TAKEN = {
  objects: 'Each object, in one namespace of each shape,',
  all: 'Each object, and each rule, key and label inside of it that bears on security, in one namespace of each shape,',
};

function mutationSection(): (string | string[])[] {
  const { mutation } = PROOFS;
  const score = ((100 * (mutation.tried - mutation.survivors.length)) / mutation.tried).toFixed(1);
  return [
    '## Nothing is there for show',
    [
      WHAT_WAS_TAKEN[mutation.depth],
      'was taken away once. At least one of the cases had to fail then, and to pass again once it was back. Of',
      `${number(mutation.tried)} such changes ${number(mutation.tried - mutation.survivors.length)} were noticed (${score} %), on Kubernetes ${mutation.kubernetes}.`,
    ],
    ...(mutation.survivors.length === 0
      ? []
      : [
          table(
            ['what can be taken away unnoticed', 'because'],
            mutation.survivors.map(({ title, reason }) => [title, reason]),
          ),
        ]),
    'Left where it is, and why:',
    table(
      ['what', 'because'],
      mutation.excluded.map(({ title, reason }) => [title, reason]),
    ),
  ];
}

/** What older servers of those that were tried do not do. */
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
      'Older servers lack what these need, so there is nothing to try there. `kubernetesVersion` decides which kinds are',
      'written.',
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
