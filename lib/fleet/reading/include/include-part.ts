import { finding, formatPath, type Finding } from '../../../findings/finding';
import { isMap } from '../../model/layers';
import { excerpt } from '../yaml/yaml-excerpt';

/**
 * What an included file must not be; its tenants are checked with all others. Without places.
 *
 * @param apiVersion - what the main file says
 */
export function checkIncluded(file: string, data: unknown, apiVersion: unknown): Finding[] {
  const name = excerpt(file, 80);
  if (!isMap(data)) {
    const what = Array.isArray(data) ? 'a list' : 'a single value';
    return [
      finding({
        code: 'TYPE_WRONG',
        path: [],
        message: `${name} holds ${what}, but an included file holds a map with \`tenants\`.`,
        fix: 'Write `tenants:` and the tenants as a list below it.',
      }),
    ];
  }
  const complaints = Object.keys(data).flatMap((key) => checkKey(name, key, data[key], apiVersion));
  if (!Object.hasOwn(data, 'tenants')) {
    complaints.push(
      finding({
        code: 'KEY_MISSING',
        path: [],
        message: `${name} has no \`tenants\`.`,
        fix: 'Write `tenants:` and the tenants as a list below it.',
      }),
    );
  }
  return complaints;
}

function checkKey(name: string, key: string, value: unknown, apiVersion: unknown): Finding[] {
  const path = [key];
  if (key === 'tenants') {
    if (value === null || Array.isArray(value)) return [];
    return [
      finding({
        code: 'TYPE_WRONG',
        path,
        message: `\`tenants\` of ${name} is no list.`,
        fix: 'Write each tenant as an item that starts with `- name:`.',
      }),
    ];
  }
  if (key === 'include') {
    return [
      finding({
        code: 'INCLUDE_LOOP',
        path,
        message: `${name} is included and includes again.`,
        fix: 'List all files in `include` of the main file.',
      }),
    ];
  }
  if (key === 'apiVersion') {
    if (value === apiVersion) return [];
    return [
      finding({
        code: 'INCLUDE_KEY',
        path,
        message: `\`apiVersion\` of ${name} is not that of the main file.`,
        fix: 'Remove it here: the main file says it for all.',
      }),
    ];
  }
  return [
    finding({
      code: 'INCLUDE_KEY',
      path,
      message: `${name} holds \`${formatPath(path)}\`; an included file holds \`tenants\` only.`,
      fix: 'Move it to the main file.',
    }),
  ];
}
