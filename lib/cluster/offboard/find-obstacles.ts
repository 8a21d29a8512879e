import { type Obstacle, OBSTACLE_RULES } from './offboard-obstacles';
import {
  type ListObjects,
  OFFBOARD_RESOURCES,
  OFFBOARD_RESOURCE_NAMES,
  kubectlName,
} from './offboard-resources';

/** What a look at a cluster found. */
export interface ClusterLook {
  readonly obstacles: readonly Obstacle[];
  /** Resources that nobody could look at, as kubectl calls them. */
  readonly unseen: readonly string[];
  /** Those of them without which nobody can say that a tenant may go. */
  readonly missing: readonly string[];
}

/**
 * Looks for everything that is in the way of a tenant's end. It reads, and never writes.
 *
 * @param namespaces - those that are to go
 */
export async function findObstacles(
  list: ListObjects,
  namespaces: readonly string[],
): Promise<ClusterLook> {
  const leaving = new Set(namespaces);
  const isLeaving = (namespace: string): boolean => leaving.has(namespace);
  const obstacles: Obstacle[] = [];
  const unseen: string[] = [];
  const missing: string[] = [];
  for (const name of OFFBOARD_RESOURCE_NAMES) {
    const objects = await list(name);
    if (objects === undefined) {
      unseen.push(kubectlName(name));
      if (OFFBOARD_RESOURCES[name].needed) missing.push(kubectlName(name));
      continue;
    }
    for (const object of objects) obstacles.push(...OBSTACLE_RULES[name](object, { isLeaving }));
  }
  return { obstacles, unseen, missing };
}
