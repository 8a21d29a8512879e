import { type DriftScene, askDrift, titles } from '../scene';

/** A cluster that nobody touched has no drift: what the server, controllers and delivery engines add is none. */
export async function untouched(scene: DriftScene): Promise<void> {
  const { plane, check, objects } = scene;
  const began = Date.now();
  const { report, status } = await askDrift(scene);
  console.log(
    `  ${objects.length} objects compared in ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  const found = titles(report);
  check(
    'an untouched cluster has no drift',
    found.length === 0 ? undefined : found.slice(0, 5).join('; '),
  );
  check('the status is 0', status === 0 ? undefined : String(status));
  const before = await versions(scene);
  await askDrift(scene);
  const after = await versions(scene);
  check('nothing was written', before === after ? undefined : 'a resource version changed');
  // Everything applied again by somebody else with client-side apply's annotation, and labels of delivery engines.
  const marked = objects.map((object) => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: object.metadata.name,
      namespace: object.metadata.namespace,
      labels: { 'kustomize.toolkit.fluxcd.io/name': 'tenants' },
      annotations: { 'argocd.argoproj.io/tracking-id': 'platform:x' },
    },
  }));
  await plane.tryApply(marked, { fieldManager: 'engine' });
  const again = titles((await askDrift(scene)).report);
  check(
    'labels of delivery engines are no drift',
    again.length === 0 ? undefined : again.slice(0, 5).join('; '),
  );
}

/** The versions of all objects in one text. */
async function versions({ plane, objects }: DriftScene): Promise<string> {
  const texts: string[] = [];
  for (const object of objects) {
    const path = await plane.findPath(object);
    const { body } = await plane.request('GET', path!);
    texts.push(`${path} ${body.metadata?.resourceVersion}`);
  }
  return texts.filter((text) => !text.includes('/resourcequotas/')).join('\n');
}
