import type { k8s } from '../api-object/k8s';
import type { FleetSubject } from '../../fleet/model/fleet';

/** A subject as bindings write it. */
export function toSubject(subject: FleetSubject): k8s.Subject {
  if (subject.serviceAccount !== undefined) {
    const [namespace, name] = subject.serviceAccount.split('/');
    return { kind: 'ServiceAccount', name: name!, namespace: namespace! };
  }
  const apiGroup = 'rbac.authorization.k8s.io';
  return subject.group === undefined
    ? { apiGroup, kind: 'User', name: subject.user! }
    : { apiGroup, kind: 'Group', name: subject.group };
}
