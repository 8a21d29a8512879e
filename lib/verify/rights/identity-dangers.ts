import { type Danger, WRITE } from './danger';
import { RBAC_GROUP } from './rbac-group';

const AUTHENTICATION = 'authentication.k8s.io';

/** Rights that lead to the rights of others: roles, impersonation, kubelets, nodes and certificates. */
export const IDENTITY_DANGERS: readonly Danger[] = [
  {
    title: 'grant rights that they do not have',
    reason:
      'The verb escalate switches off the check that a role grants no more than its author has.',
    risk: 'high',
    verbs: ['escalate'],
    group: RBAC_GROUP,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'bind roles whose rights they do not have',
    reason: 'The verb bind lets them give a role to anybody, also to themselves.',
    risk: 'high',
    verbs: ['bind'],
    group: RBAC_GROUP,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'write roles',
    reason: 'What a role grants changes for everybody that it is bound to.',
    risk: 'high',
    verbs: WRITE,
    group: RBAC_GROUP,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'write role bindings',
    reason: 'They can pass on what they have, to anybody, and take away what others have.',
    risk: 'high',
    verbs: WRITE,
    group: RBAC_GROUP,
    resources: ['rolebindings', 'clusterrolebindings'],
  },
  {
    title: 'impersonate others',
    reason: 'Requests in the name of somebody else have all of their rights.',
    risk: 'high',
    verbs: ['impersonate'],
    group: '',
    resources: ['users', 'groups', 'serviceaccounts'],
  },
  {
    title: 'impersonate others in part',
    reason:
      'Since Kubernetes 1.36, a verb of its own lets them act as others for the stated verbs.',
    risk: 'high',
    verbs: [
      'impersonate:user-info',
      'impersonate:serviceaccount',
      'impersonate:arbitrary-node',
      'impersonate:associated-node',
    ],
    group: AUTHENTICATION,
    resources: ['users', 'groups', 'serviceaccounts', 'nodes', 'uids'],
  },
  {
    title: 'reach the kubelets',
    reason: 'The kubelet runs commands in every pod of its node, and no admission policy sees it.',
    risk: 'high',
    verbs: ['get', 'create', 'update', 'patch', 'delete'],
    group: '',
    resources: ['nodes/proxy'],
  },
  {
    title: 'change nodes',
    reason: 'Labels and taints decide which pods a node takes.',
    risk: 'high',
    verbs: WRITE,
    group: '',
    resources: ['nodes', 'nodes/status'],
  },
  {
    title: 'approve or sign certificates',
    reason: 'A certificate of the cluster is an identity, with any name and any group.',
    risk: 'high',
    verbs: ['update', 'patch', 'approve', 'sign'],
    group: 'certificates.k8s.io',
    resources: [
      'certificatesigningrequests/approval',
      'certificatesigningrequests/status',
      'signers',
    ],
  },
];
