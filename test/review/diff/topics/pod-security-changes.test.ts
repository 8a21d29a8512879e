import { stringify } from 'yaml';
import { diffReport } from '../../../../lib/review/diff/diff-report';
import { treeOf } from '../trees';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const STANDARD = 'cdk8s-tenancy/pod-security';
const EXCEPTIONS = 'cdk8s-tenancy/pod-security-exceptions';

type Texts = Readonly<Record<string, string>>;

function told(
  [oldStandard, before]: readonly [standard: string, annotations: Texts],
  [standard, after]: readonly [standard: string, annotations: Texts],
): string[] {
  const [old, next] = (
    [
      [oldStandard, before],
      [standard, after],
    ] as const
  ).map(([enforced, annotations], index) =>
    treeOf(String(index), {
      'tenants/vision/dev.k8s.yaml': stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'ml-vision-dev', labels: { [ENFORCE]: enforced }, annotations },
      }),
    }),
  );
  return diffReport(old!, next!).changes.map(({ rule, risk }) => `${risk} ${rule}`);
}

const WIDE = { [STANDARD]: 'baseline', [EXCEPTIONS]: 'capabilities=SYS_ADMIN' };
const NARROW = { [STANDARD]: 'baseline', [EXCEPTIONS]: 'capabilities=IPC_LOCK' };

describe('an exception from Pod Security', () => {
  test('by which a pod takes over its node is as bad as no standard', () => {
    expect(told(['baseline', {}], ['privileged', WIDE])).toContain('high pod-security-exception');
    expect(told(['privileged', NARROW], ['privileged', WIDE])).toContain(
      'high pod-security-exception',
    );
  });

  test('for the own work of a pod is not', () => {
    const risks = told(['baseline', {}], ['privileged', NARROW]);
    expect(risks.filter((text) => text.startsWith('high'))).toEqual([]);
  });

  test('is none where everything was accepted before', () => {
    const risks = told(['privileged', {}], ['privileged', WIDE]);
    expect(risks).toContain('medium pod-security-tightened');
    expect(risks.filter((text) => text.startsWith('high'))).toEqual([]);
  });

  test('that is gone is no risk', () => {
    const risks = told(['privileged', WIDE], ['privileged', NARROW]);
    expect(risks.filter((text) => text.startsWith('high'))).toEqual([]);
  });

  test('leaves nothing enforced where the guard rail does not refuse', () => {
    const off = { 'cdk8s-tenancy/guard-rails-off': 'podSecurity' };
    expect(told(['baseline', off], ['privileged', { ...off, ...NARROW }])).toContain(
      'high pod-security-loosened',
    );
  });
});
