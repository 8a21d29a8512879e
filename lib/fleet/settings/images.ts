import type { FleetImages } from '../model/fleet';
import type { ImagesProps } from '../model/props';
import type { Merged } from '../model/written';
import { isDnsSubdomain } from '../values/dns-names';
import { eachEntry } from '../values/maps';
import { sortedTexts } from '../values/texts';
import type { Setting } from './setting';

/** Where images come from. */
export const images: Setting<ImagesProps, Merged<ImagesProps>, FleetImages> = {
  check({ registries }, path, findings) {
    const at = [...path, 'registries'];
    if (registries?.length === 0) {
      findings.add(
        'REGISTRY_INVALID',
        at,
        'The list of registries is empty, so no image could run.',
        'Name the registries, or remove the key to allow all of them.',
      );
    }
    eachEntry(registries, (text, index) => {
      const problem = registryProblem(text);
      if (problem === undefined) return;
      findings.add(
        'REGISTRY_INVALID',
        [...at, index],
        `\`${text}\` is not a valid registry: ${problem}.`,
        'Write the host, followed by a path if you mean only a part of the registry: registry.example.com/ml.',
      );
    });
  },
  resolve({ registries, pullPolicy }) {
    return {
      ...(registries === undefined ? {} : { registries: sortedTexts(registries) }),
      ...(pullPolicy === undefined ? {} : { pullPolicy }),
    };
  },
};

/** A part of a path in the name of an image (distribution/reference, path-component). */
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

function registryProblem(text: string): string | undefined {
  if (text.includes('://')) return 'the name of an image has no protocol';
  if (text.includes('*')) {
    return 'an entry allows everything that starts with it, so it needs no wildcard';
  }
  const [host = '', ...parts] = text.split('/');
  const [name = '', port, ...rest] = host.split(':');
  if (rest.length > 0 || (port !== undefined && !/^\d{1,5}$/.test(port))) {
    return 'its port is not a number';
  }
  if (!isDnsSubdomain(name)) return `\`${name}\` is not a host name`;
  if (!name.includes('.') && port === undefined && name !== 'localhost') {
    return `in the name of an image, \`${name}\` would be a folder of docker.io`;
  }
  const wrong = parts.find((part) => !PATH_PART.test(part));
  if (wrong === undefined) return undefined;
  return wrong === '' ? 'leave the last slash out' : `\`${wrong}\` cannot be part of a path`;
}
