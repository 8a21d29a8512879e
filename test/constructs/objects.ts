import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** An API object as it is written, loosely typed: tests look into every kind of it. */
export interface ApiManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [section: string]: any;
}

/** A chart of somebody's, in an app that is never written. */
export function chart(): Chart {
  return new Chart(new App(), 'chart');
}

/** All API objects below a construct, in the order in which they were made. */
export function objectsIn(scope: IConstruct): ApiManifest[] {
  return scope.node
    .findAll()
    .filter((node): node is ApiObject => ApiObject.isApiObject(node))
    .map((object) => object.toJson() as ApiManifest);
}

/** The API object of a kind and name. */
export function objectIn(scope: IConstruct, kind: string, name: string): ApiManifest {
  const found = objectsIn(scope).find(
    (object) => object.kind === kind && object.metadata.name === name,
  );
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

/** Kind and name of all API objects below a construct. */
export function namesIn(scope: IConstruct): string[] {
  return objectsIn(scope).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

/** What `node.defaultChild` leads to. */
export function defaultObject(scope: IConstruct): string {
  const object = ApiObject.of(scope);
  return `${object.kind} ${object.name}`;
}
