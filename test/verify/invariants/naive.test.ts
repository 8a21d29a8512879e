import { join } from 'node:path';
import { verifyFolder } from '../../../lib/verify/verify-folder';

const { verdicts } = verifyFolder(join(__dirname, '../naive'));

/** What is said about a broken invariant: its messages and fixes. */
function said(id: string): string {
  const found = verdicts.find(({ invariant }) => invariant.id === id);
  return (found?.defects ?? []).map(({ message, fix }) => `${message} ${fix}`).join('\n');
}

describe('a set of manifests that a first script prints', () => {
  test.each([
    ['an invalid label', 'labels-are-valid', /"ML R&D \/ 4711".*refuses|refuses "ML R&D \/ 4711"/],
    ['a quota key that never counts', 'quota-keys-count', /Write requests\.nvidia\.com\/gpu: "2"/],
    ['GPUs that a LimitRange gives away', 'limit-range-gives-no-devices', /gives 4 of nvidia/],
    ['pods without a GPU that it refuses', 'limit-range-refuses-no-pods', /each pod that states/],
    ['a GPU lost to rounding', 'parts-add-up', /2 \+ 1 \+ 4 = 7: 1 is lost/],
    ['cores lost to rounding', 'parts-add-up', /19 \+ 12 \+ 32 = 63: 1 is lost/],
    ['an admin who deletes the quota', 'roles-keep-quotas', /raise or delete their own quota/],
    ['a wildcard', 'roles-have-no-wildcards', /`\*` in resources and verbs/],
    ['a viewer who reads Secrets', 'roles-read-no-secrets', /read every Secret/],
    ['a shell by `get`', 'readers-open-no-shell', /run commands in pods/],
    ['kube-system by a missing label', 'network-namespaces-by-name', /kube-system has no label/],
    ['own namespaces by a free label', 'network-namespaces-by-name', /may label a namespace/],
    ['egress to everything', 'network-rules-have-peers', /every address on these ports/],
    ['DNS over UDP alone', 'dns-has-tcp', /UDP alone/],
    ['DNS of every pod in kube-system', 'dns-is-narrow', /every pod of these namespaces/],
    ['a direction that is open', 'network-is-closed-by-default', /every pod for egress:/],
    ['no pod security', 'pod-security-is-enforced', /mount host paths/],
    ['no guard of priorities', 'priorities-are-guarded', /evict those of other tenants/],
    ['a cpu quota without defaults', 'quota-has-defaults', /defaultRequest\.cpu/],
    ['a built-in role', 'bindings-give-no-built-in-power', /admin lets people read Secrets/],
    ['tokens in every pod', 'default-account-has-no-token', /automountServiceAccountToken: false/],
    ['GPUs that nothing bounds', 'devices-are-bounded', /take every one that is free/],
  ])('%s', (_, id, words) => expect(said(id)).toMatch(words));

  test('each defect has a place, and says what to do', () => {
    const defects = verdicts.flatMap((verdict) => verdict.defects);
    expect(defects.length).toBeGreaterThan(30);
    for (const { object, message, fix } of defects) {
      expect(object.place.file).toBe('ml-analytics.yaml');
      expect(object.place.line).toBeGreaterThan(2);
      expect(message).toMatch(/\.$/);
      expect(fix).toMatch(/[.?]$/);
    }
  });

  test('what it does right is not blamed', () => {
    const passed = verdicts.filter(({ outcome }) => outcome === 'passed');
    expect(passed.map(({ invariant }) => invariant.id)).toEqual(
      expect.arrayContaining([
        'objects-are-unique',
        'names-are-valid',
        'namespaces-have-a-quota',
        'roles-keep-the-cluster',
        'everybody-reads-little',
        'egress-is-not-open',
      ]),
    );
  });
});
