import { type FitPlace, type JudgedPods } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';
import { asMap, asMaps, asText } from '../../verify/objects/manifest-data';
import { containersOf } from './pod-scheduling-rules';

/** What the guard rail `podImages` refuses. */
export function imageReasons({ spec }: JudgedPods, { lists, view }: FitPlace): BareReason[] {
  const registries = lists['image-registries'];
  const [policy] = lists['image-pull-policy'];
  const mounted = asMaps(spec['volumes'])
    .map(({ name, image }) => ({ name, ...asMap(image) }) as Record<string, unknown>)
    .filter(({ reference }) => reference !== undefined);
  const containers = containersOf(spec);
  const images = [
    ...containers.map(({ image }) => asText(image)),
    ...mounted.map(({ reference }) => asText(reference)),
  ].filter((image) => image !== '');
  const foreign = [...new Set(images)].filter((image) => !isListed(image, registries));
  const reasons: BareReason[] = [];
  if (registries.length > 0 && foreign.length > 0) {
    reasons.push(
      refusal(
        'podImages',
        `The image ${listed(foreign)} is from elsewhere; images come from ${listed(registries)} here.`,
        'Push the image there, or ask your platform team for its registry.',
      ),
    );
  }
  // Newer API servers write the policy themselves.
  if (policy === undefined) return reasons;
  const cached = [
    ...(view.platform.mutation ? [] : containers.filter((c) => c['imagePullPolicy'] !== policy)),
    ...(view.platform.mutation ? [] : mounted.filter((v) => v['pullPolicy'] !== policy)),
  ].map(({ name }) => asText(name));
  if (cached.length > 0) {
    reasons.push(
      refusal(
        'podImages',
        `${listed(cached)} would run an image without asking the registry.`,
        `Write \`imagePullPolicy: ${policy}\`.`,
      ),
    );
  }
  return reasons;
}

/** Whether an image is in one of the registries or folders: as distribution/reference reads names. */
function isListed(image: string, registries: readonly string[]): boolean {
  const repository = repositoryOf(image);
  return registries.some((registry) => {
    const whole = registry.replace(/^index\.docker\.io(?=\/|$)/, 'docker.io');
    return `${repository}/`.startsWith(`${whole}/`);
  });
}

function repositoryOf(image: string): string {
  const first = image.split('/', 1)[0]!;
  const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
  let name = !image.includes('/')
    ? `docker.io/library/${image}`
    : isHost
      ? image
      : `docker.io/${image}`;
  name = name.replace(/^index\.docker\.io\//, 'docker.io/');
  const official = /^docker\.io\/([^/]+)$/.exec(name);
  if (official !== null) name = `docker.io/library/${official[1]!}`;
  name = name.split('@', 1)[0]!;
  const tag = name.lastIndexOf(':');
  return tag > name.lastIndexOf('/') ? name.slice(0, tag) : name;
}
