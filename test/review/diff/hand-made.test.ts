import { diffReport } from '../../../lib/review/diff/diff-report';
import { BASE } from './scenarios/base';
import { type Files, render, treeOf } from './trees';

const FILES = render(BASE);

function told(after: Files): [string, string][] {
  const { changes } = diffReport(treeOf('main', FILES), treeOf('dist', after));
  return changes.map(({ rule, says }) => [rule, says]);
}

function withoutKind(kind: RegExp): Files {
  return Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [
      path,
      text
        .split(/^---\n/m)
        .filter((document) => !kind.test(document))
        .join('---\n'),
    ]),
  );
}

test('a policy that writes and is gone refused nothing', () => {
  const changes = told(withoutKind(/^kind: MutatingAdmissionPolicy/m));
  const gone = changes.filter(([rule]) => rule === 'guard-rail-off').map(([, says]) => says);
  expect(gone.length).toBeGreaterThan(1);
  for (const says of gone) {
    expect(says).toMatch(/: it no longer changes objects$/);
  }
});

test('a policy that refuses and is gone refuses no more', () => {
  const changes = told(withoutKind(/^kind: ValidatingAdmissionPolicy/m));
  const gone = changes.filter(([rule]) => rule === 'guard-rail-off').map(([, says]) => says);
  expect(gone.length).toBeGreaterThan(1);
  for (const says of gone) expect(says).toMatch(/: what it refused is accepted$/);
});

test('the scopes of a quota cannot be changed', () => {
  const path = 'tenants/vision/dev.k8s.yaml';
  const text = FILES[path]!.replace(
    /(kind: ResourceQuota[^]*?\nspec:\n)/,
    '$1  scopes: [BestEffort]\n',
  );
  const [[rule, says]] = told({ ...FILES, [path]: text }) as [[string, string]];
  expect(rule).toBe('immutable-field');
  expect(says).toContain('refuses to change `spec.scopes` of ResourceQuota');
});
