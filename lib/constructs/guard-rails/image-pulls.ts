import { Construct } from 'constructs';
import { PULL_ALWAYS } from '../../plan/ownership';
import { NEW_PODS } from './admission-rules';
import { CONTAINER_LISTS } from './container-defaults';
import { MutatingPolicy } from './mutating-policy';

/**
 * A part of the guard rail `podImages`: where `images.pullPolicy` is `Always`, containers get it. The API server writes
 * `IfNotPresent` for containers that say nothing, so that admission cannot tell them from those that say so; containers of
 * engines, which people cannot change, are among them. `Never` is left for the guard rail to refuse.
 *
 * It is bound to the namespaces that want it, so that pods of all others are not looked at.
 */
export class ImagePulls extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const items = CONTAINER_LISTS.map(
      ([list]) =>
        `object.spec.?${list}.orValue([]).transformList(i, c, c.?imagePullPolicy.orValue('') == 'IfNotPresent', ` +
        `'/spec/${list}/' + string(i) + '/imagePullPolicy')`,
    );
    new MutatingPolicy(this, 'Pulls', {
      name: 'image-pulls',
      rail: 'podImages',
      rules: NEW_PODS,
      namespaceLabels: PULL_ALWAYS,
      variables: [{ name: 'cached', expression: items.join(' + ') }],
      patches: {
        each: 'variables.cached',
        patch: "JSONPatch{op: 'replace', path: p, value: 'Always'}",
      },
    });
  }
}
