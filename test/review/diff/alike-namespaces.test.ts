import { type DiffReport, diffReport } from '../../../lib/review/diff/diff-report';
import { diffContext } from '../../../lib/review/diff/diff-context';
import { alikeNamespaces } from '../../../lib/review/diff/network/alike-namespaces';
import { treeChanges } from '../../../lib/review/diff/objects/changed-objects';
import { BASE } from './scenarios/base';
import { edited } from './scenarios/scenario';
import { type Files, render, treeOf } from './trees';

const TENANTS = [1, 2, 3].map(
  (number) => `\
  - name: team-${number}
    costCenter: ENG-00${number}
    users: [{group: team-${number}}]
    quota: {cpu: 50, memory: 100Gi, storage: 500Gi, pods: 50, gpu: {h100: 2}}
`,
);

/** Three tenants with the same policies, and two of which one is a client of a shared service. */
const FLEET = `${BASE}${TENANTS.join('')}`;

const EDITS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'a port that all may call': [['ports: [443]', 'ports: [443, 8443]']],
  'the internet': [['internet: false', 'internet: true']],
  'pods that may call each other': [
    [
      '    egress:\n',
      '    flows: {collect: {from: {role: collector}, to: {app: model}, ports: [80]}}\n    egress:\n',
    ],
  ],
  'traffic within a tenant': [['  network:\n', '  network:\n    reach: tenant\n']],
  'a new environment': [['prod: {share: 60%}}', 'prod: {share: 50%}, test: {share: 10%}}']],
  'a new tenant and a port': [
    [TENANTS[2]!, ''],
    ['ports: [443]', 'ports: [443, 8443]'],
  ],
};

/** A comment that makes the text of every namespace another one, and changes nothing that it means. */
function toldApart(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text.replace(
        /^(kind: .*NetworkPolicy)$/gm,
        `$1\n# of ${path.replace(/[^a-z]/g, '')}${path.replace(/\D/g, '')}`,
      ),
    ]),
  );
}

function reportOf(
  before: string,
  after: string,
  change = (files: Files): Files => files,
): DiffReport {
  const [old, next] = [before, after].map((text) => treeOf('tree', change(render(text)), text));
  return diffReport(old!, next!);
}

function alikeIn(
  before: string,
  after: string,
  change = (files: Files): Files => files,
): string[][] {
  const [old, next] = [before, after].map((text) => treeOf('tree', change(render(text)), text));
  const context = diffContext(old!, next!, treeChanges(old!, next!));
  const own = next!.fleets!.flatMap(({ tenants }) =>
    tenants.flatMap(({ environments }) => Object.values(environments).map((one) => one.namespace)),
  );
  const found = alikeNamespaces(context, '', own, new Set(['NetworkPolicy']));
  return [...found].map(([first, others]) => [first, ...others]);
}

const said = ({ changes }: DiffReport): unknown[] =>
  changes.map(({ rule, place, says, claims }) => [
    rule,
    place,
    says,
    claims.map(({ pair: { namespace, name } }) => `${namespace}/${name}`).sort(),
  ]);

describe.each(Object.entries(EDITS))(
  '%s in namespaces whose policies are alike',
  (_name, edits) => {
    const after = edited(FLEET, edits);

    test.each([
      ['opened', FLEET, after],
      ['closed', after, FLEET],
    ])('%s: the same is said as when each namespace is looked at', (_direction, old, next) => {
      expect(said(reportOf(old, next))).toEqual(said(reportOf(old, next, toldApart)));
    });
  },
);

describe('namespaces are alike', () => {
  const after = edited(FLEET, EDITS['a port that all may call']);

  test('when their policies differ in the name of the namespace alone', () => {
    expect(alikeIn(FLEET, after)).toEqual([
      [
        ...['ml-search-dev', 'ml-search-prod', 'ml-team-1-dev', 'ml-team-1-prod'],
        ...['ml-team-2-dev', 'ml-team-2-prod', 'ml-team-3-dev', 'ml-team-3-prod'],
      ],
    ]);
  });

  test('and not when a comment tells them apart', () => {
    expect(alikeIn(FLEET, after, toldApart)).toEqual([]);
  });

  test('and not when their policies name each other', () => {
    const reach = EDITS['traffic within a tenant'];
    expect(alikeIn(edited(FLEET, reach), edited(after, reach))).toEqual([]);
  });
});
