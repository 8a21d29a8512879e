import { checkContainers } from './containers';
import type { FindingPath, Findings } from '../../findings/finding';
import { checkNames, nameFix } from '../owners/identity-labels';
import { checkImages } from './images';
import { isMap } from '../model/layers';
import { checkMetadata } from './reserved-keys';
import { isDnsSubdomain } from '../values/names';
import { checkNetwork } from './network/network';
import { checkObjects } from './objects';
import { checkScheduling } from './scheduling';
import { checkExtendedResources } from '../quota/pools';
import { checkStorage } from './storage';
import { checkServiceAccounts } from './service-accounts';

/** Checks every setting of one layer by itself. What layers say together is checked once they are merged. */
export function checkSettings(layer: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(layer)) return;
  checkMetadata(layer['labels'], 'labels', path, findings);
  checkMetadata(layer['annotations'], 'annotations', path, findings);
  checkNetwork(layer['network'], [...path, 'network'], findings);
  checkContainers(layer['containers'], [...path, 'containers'], findings);
  checkObjects(layer['objects'], [...path, 'objects'], findings);
  checkExtendedResources(layer['extendedResources'], [...path, 'extendedResources'], findings);
  checkPriorities(layer['priorities'], [...path, 'priorities'], findings);
  checkServiceAccounts(layer['serviceAccounts'], [...path, 'serviceAccounts'], findings);
  checkScheduling(layer['scheduling'], [...path, 'scheduling'], findings);
  checkImages(layer['images'], [...path, 'images'], findings);
  checkStorage(layer['storage'], [...path, 'storage'], findings);
  checkNames(layer['imagePullSecrets'], 'a Secret', [...path, 'imagePullSecrets'], findings);
}

/** Reports priority classes that no tenant may be given. */
export function checkPriorities(priorities: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(priorities)) return;
  priorities.forEach((name: unknown, index) => {
    if (typeof name === 'string') checkPriorityName(name, [...path, index], findings);
  });
}

/** Reports a name that no priority class of ours can have. */
export function checkPriorityName(name: string, path: FindingPath, findings: Findings): void {
  if (name.startsWith('system-')) {
    findings.add(
      'NAME_RESERVED',
      path,
      `\`${name}\` is for the cluster's own pods: they evict everybody else's.`,
      'Name a class of your own.',
    );
  } else if (!isDnsSubdomain(name)) {
    findings.add(
      'NAME_INVALID',
      path,
      `\`${name}\` cannot be the name of a priority class.`,
      nameFix(name, 253),
    );
  }
}
