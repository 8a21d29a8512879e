import { asTexts } from '../../../lib/verify/objects/manifest-data';
import type { ManifestObject } from '../../../lib/verify/objects/manifest-objects';
import { requesterKeys, subjectKey } from '../../../lib/verify/rights/rbac-subject';
import { type ResourceAction, isUrlAction } from '../../../lib/verify/rights/rbac-action';
import { Rights } from '../../../lib/verify/rights/rights';
import { fc } from '../../fast-check';
import { NAMESPACES, drawFrom, randomRbac } from './random-rbac';
import { type Question, randomQuestion, wordsOf } from './random-questions';

const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 30) };
const SEED = fc.integer({ min: 0, max: 1_000_000 });

/** Without the way through a text, which takes most of the time; the proofs on a control plane go that way. */
function objectsOf(seed: number): ManifestObject[] {
  return randomRbac(seed).map((data, index) => {
    const { name, namespace } = data['metadata'] as { name: string; namespace?: string };
    return {
      group: 'rbac.authorization.k8s.io',
      version: 'v1',
      kind: data.kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      data,
      place: { file: 'x.yaml', line: index + 1 },
    };
  });
}

function questions(objects: readonly ManifestObject[], seed: number): Question[] {
  const words = wordsOf(objects);
  const draw = drawFrom(seed);
  return Array.from({ length: 30 }, () => randomQuestion(words, draw));
}

const may = (rights: Rights, { requester, action }: Question): boolean =>
  rights.mayRequest(requester, action);

/** The same about the whole cluster. */
function withoutNamespace({
  verb,
  group,
  resource,
  subresource,
  name,
}: ResourceAction): ResourceAction {
  return {
    verb,
    group,
    resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(name === undefined ? {} : { name }),
  };
}

const isBinding = ({ kind }: ManifestObject): boolean => kind.endsWith('Binding');

test('a binding more takes no right away', () => {
  fc.assert(
    fc.property(SEED, fc.nat(), (seed, pick) => {
      const objects = objectsOf(seed);
      const bindings = objects.filter(isBinding);
      const added = bindings[pick % bindings.length]!;
      const before = new Rights(objects.filter((object) => object !== added));
      const after = new Rights(objects);
      return questions(objects, pick).every((one) => !may(before, one) || may(after, one));
    }),
    RUNS,
  );
});

test('the order of objects changes nothing', () => {
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const [rights, turned] = [new Rights(objects), new Rights([...objects].reverse())];
      return questions(objects, seed).every((one) => may(rights, one) === may(turned, one));
    }),
    RUNS,
  );
});

test('more groups take no right away', () => {
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const rights = new Rights(objects);
      return questions(objects, seed).every(({ requester, action }) => {
        const more = { ...requester, groups: [...requester.groups, 'red', 'blue'] };
        return !rights.mayRequest(requester, action) || rights.mayRequest(more, action);
      });
    }),
    RUNS,
  );
});

test('a right everywhere is a right in each namespace', () => {
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const rights = new Rights(objects);
      return questions(objects, seed).every(({ requester, action }) => {
        if (isUrlAction(action)) return true;
        const everywhere = withoutNamespace(action);
        if (!rights.mayRequest(requester, everywhere)) return true;
        return NAMESPACES.every((namespace) =>
          rights.mayRequest(requester, { ...action, namespace }),
        );
      });
    }),
    RUNS,
  );
});

test('somebody may do what some subject of theirs is listed for, and nothing else', () => {
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const rights = new Rights(objects);
      return questions(objects, seed).every(({ requester, action }) => {
        const keys = requesterKeys(requester);
        const listed = rights
          .whoCan(action)
          .some(({ subject }) => keys.includes(subjectKey(subject)));
        return listed === rights.mayRequest(requester, action);
      });
    }),
    RUNS,
  );
});

test('who can do it somewhere is who can do it in some namespace, or in none', () => {
  const builtIn = new Rights([]);
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const rights = new Rights(objects);
      return questions(objects, seed).every(({ action }) => {
        if (isUrlAction(action)) return true;
        const anywhere = withoutNamespace(action);
        const places = [anywhere, ...NAMESPACES.map((namespace) => ({ ...action, namespace }))];
        const keysOf = (holders: ReturnType<Rights['whoCan']>): string[] =>
          holders.map(({ subject }) => subjectKey(subject));
        const each = new Set(places.flatMap((place) => keysOf(rights.whoCan(place))));
        const system = new Set(
          builtIn.whoCanAnywhere(anywhere).map(({ subject }) => subjectKey(subject)),
        );
        // What Kubernetes binds in namespaces of its own is in none of these.
        const all = keysOf(rights.whoCanAnywhere(anywhere)).filter(
          (key) => each.has(key) || !system.has(key),
        );
        return all.sort().join() === [...each].sort().join();
      });
    }),
    RUNS,
  );
});

test('what a subject is granted is what decides', () => {
  fc.assert(
    fc.property(SEED, (seed) => {
      const objects = objectsOf(seed);
      const rights = new Rights(objects);
      return rights.subjects().every((subject) =>
        rights.grantsOf(subject).every(({ namespace, rules }) =>
          rules
            .filter(
              ({ resources, resourceNames }) => resources.length > 0 && resourceNames.length === 0,
            )
            .every(({ verbs, apiGroups, resources }) => {
              const [resource = '', subresource] = asTexts(resources)[0]!.split('/');
              return rights.isAllowed(subject, {
                verb: verbs[0]!,
                group: apiGroups[0]!,
                resource,
                ...(subresource === undefined ? {} : { subresource }),
                ...(namespace === undefined ? {} : { namespace }),
              });
            }),
        ),
      );
    }),
    RUNS,
  );
});
