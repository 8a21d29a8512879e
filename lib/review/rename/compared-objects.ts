import type { Fleet } from '../../fleet/model/fleet';
import { Plan } from '../../plan/plan';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import { placedTitle } from '../../verify/objects/manifest-objects';
import type { Rename } from './wanted-rename';

/** What a rename does to objects and files. */
export interface ComparedObjects {
  /** Namespaces that keep their names, and with them all that is in them. */
  readonly stays: readonly string[];
  /** Objects that are there no more, such as `Cohort ml-vision`. */
  readonly goes: readonly string[];
  /** Objects that are new. */
  readonly comes: readonly string[];
  /** Objects that stay and say something else, such as labels. */
  readonly changes: readonly string[];
  /** Files that move: `tenants/vision/dev.k8s.yaml to tenants/sight/dev.k8s.yaml`. */
  readonly files: readonly string[];
}

/** Compares the objects of a fleet before and after a rename. */
export function comparedObjects(before: Fleet, after: Fleet, rename: Rename): ComparedObjects {
  const [old, next] = [textsOf(before), textsOf(after)];
  const [views, renamedViews] = [viewsOf(before, rename.tenant), viewsOf(after, newOwner(rename))];
  return {
    stays: [...views.keys()].filter((namespace) => renamedViews.has(namespace)),
    goes: [...old.keys()].filter((title) => !next.has(title)),
    comes: [...next.keys()].filter((title) => !old.has(title)),
    changes: [...old].flatMap(([title, text]) =>
      next.has(title) && next.get(title) !== text ? title : [],
    ),
    files: [...views].flatMap(([namespace, paths]) => {
      const moved = renamedViews.get(namespace) ?? [];
      return paths.flatMap((path, index) =>
        moved[index] === undefined || moved[index] === path ? [] : `${path} to ${moved[index]}`,
      );
    }),
  };
}

function newOwner({ tenant, environment, to }: Rename): string {
  return environment === undefined ? to : tenant;
}

/** The text of each object by its title. */
function textsOf(fleet: Fleet): Map<string, string> {
  const texts = new Map<string, string>();
  for (const object of fleetObjects(fleet)) {
    texts.set(placedTitle(object), JSON.stringify(object.data));
  }
  return texts;
}

/** The files of each namespace of a tenant. */
function viewsOf(fleet: Fleet, tenant: string): Map<string, string[]> {
  const views = new Plan(fleet).namespacesOf(tenant);
  return new Map(views.map((view) => [view.namespace, view.files.map(({ path }) => path)]));
}
