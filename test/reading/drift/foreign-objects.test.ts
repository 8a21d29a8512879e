import type { LiveObject } from '../../../lib/cluster/drift/drift-objects';
import { foreignObjects } from '../../../lib/review/drift/foreign-objects';

function live(kind: string, data: Record<string, unknown>): LiveObject {
  return { group: '', kind, name: 'x', namespace: 'n', data: { kind, ...data } };
}

function policy(spec: object): LiveObject {
  return live('NetworkPolicy', { spec });
}

const ROLE: LiveObject = {
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  name: 'reader',
  data: { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] },
};

const BINDING = {
  roleRef: { kind: 'ClusterRole', name: 'reader' },
  subjects: [{ kind: 'ServiceAccount', name: 'bot', namespace: 'ci' }],
};

test.each([
  [
    'a binding',
    live('RoleBinding', BINDING),
    'gives ServiceAccount ci/bot the role ClusterRole/reader, which may read secrets',
  ],
  [
    'a binding of a role that is not there',
    live('RoleBinding', { ...BINDING, roleRef: { kind: 'Role', name: 'gone' } }),
    'gives ServiceAccount ci/bot the role Role/gone, which does not exist',
  ],
  [
    'a quota',
    live('ResourceQuota', { spec: { hard: { pods: '5' } } }),
    'caps pods 5 besides our quota; with two quotas, some requests get past both under load',
  ],
  ['a rule without peers', policy({ ingress: [{}] }), 'opens traffic from everywhere on all ports'],
  [
    'peers and ports',
    policy({
      egress: [
        {
          to: [
            { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            { namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } },
          ],
          ports: [{ port: 443 }, { protocol: 'UDP', port: 53 }],
        },
      ],
    }),
    'opens traffic to 10.0.0.0/8 without 10.1.0.0/16 or app=web in all namespaces on 443/TCP, 53/UDP',
  ],
])('%s is said in words', (_, object, adds) => {
  expect(foreignObjects([object], [ROLE])).toEqual([{ object, adds }]);
});

test.each([
  ['a policy that opens nothing', policy({ policyTypes: ['Ingress'] })],
  ['another kind', live('ConfigMap', {})],
])('%s adds nothing', (_, object) => {
  expect(foreignObjects([object], [])).toEqual([]);
});
