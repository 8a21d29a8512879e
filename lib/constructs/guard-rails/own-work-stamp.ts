import { Construct } from 'constructs';
import {
  CALLER,
  STAMP,
  type StampOptions,
  annotationsAt,
  byPeople,
  places,
  stampAt,
  workloadRules,
} from './creator-stamp';
import { MutatingPolicy } from './mutating-policy';

const CALLER_NAME = 'request.userInfo.username';

/**
 * The stamp at a place as it is to be stored. People cannot write it: whatever a manifest says, which may be a copy of a
 * colleague's, the one who makes a workload is its maker, and stays it. Deputies may, so that work can be handed over.
 *
 * What a controller owns is not stamped: an operator makes it for somebody, or a driver for itself.
 */
function wantedAt(path: readonly string[]): string {
  const given = stampAt('object', path);
  return (
    `(request.operation == 'CREATE' ? ` +
    `(${given} == '' ? (variables.owned ? '' : ${CALLER_NAME}) : variables.deputy ? ${given} : ${CALLER_NAME}) : ` +
    `(variables.deputy ? ${given} : ${stampAt('oldObject', path)}))`
  );
}

/** A place as CEL: the path of a patch, the stamp at it, and the stamp that it should have. */
function placeAt(path: readonly string[]): string {
  const entries = {
    path: `'/${[...path, 'metadata', 'annotations'].join('/')}'`,
    given: stampAt('object', path),
    wanted: wantedAt(path),
    annotations: `${annotationsAt('object', path)}.hasValue() ? 'some' : 'none'`,
  };
  return `{${Object.entries(entries)
    .map(([key, value]) => `'${key}': ${value}`)
    .join(', ')}}`;
}

const KEY = `p.path + '/' + jsonpatch.escapeKey('${STAMP}')`;

/**
 * The half of the guard rail `ownWork` that says who made a workload: on the workload, and on the templates of the pods
 * that Kubernetes itself makes for it.
 */
export class OwnWorkStamp extends Construct {
  constructor(scope: Construct, id: string, options: StampOptions) {
    super(scope, id);
    new MutatingPolicy(this, 'Stamp', {
      name: 'own-work-stamp',
      rail: 'ownWork',
      rules: workloadRules(options, ['CREATE', 'UPDATE']),
      matchConditions: byPeople(options),
      variables: [
        ...CALLER,
        {
          name: 'owned',
          expression:
            'dyn(object).?metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false))',
        },
        { name: 'places', expression: places(placeAt) },
      ],
      patches: {
        each: 'variables.places',
        where: 'p.given != p.wanted && !variables.operator',
        patch:
          `p.wanted == '' ? JSONPatch{op: 'remove', path: ${KEY}} : ` +
          `p.annotations == 'none' ? JSONPatch{op: 'add', path: p.path, value: {'${STAMP}': p.wanted}} : ` +
          `JSONPatch{op: 'add', path: ${KEY}, value: p.wanted}`,
      },
    });
  }
}
