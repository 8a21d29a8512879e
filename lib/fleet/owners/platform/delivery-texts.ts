import type { DeliveryProps } from '../../model/props';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { nameFix } from '../../values/name-checks';
import { DURATION, FOLDER, GIT_REF, SECRET_NAME, type TextForm } from '../../values/text-forms';

/** The texts of a delivery. Their patterns are those of the schema, which an editor checks. */
export const DELIVERY_TEXTS: Readonly<
  Record<Exclude<keyof DeliveryProps, 'engine' | 'as' | 'sets'>, TextForm>
> = {
  repository: {
    is: (text) =>
      /^https:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$|^oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+$|^ssh:[/]{2}(?:[^\s/:@?#]+@)?[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$/.test(
        text,
      ) && text.length <= 2048,
    what: 'the URL of a repository',
    fix: repositoryFix,
  },
  branch: GIT_REF,
  tag: GIT_REF,
  path: FOLDER,
  namespace: { is: isDnsLabel, what: 'the name of a namespace', fix: (text) => nameFix(text) },
  secret: SECRET_NAME,
  serviceAccount: {
    is: isDnsSubdomain,
    what: 'the name of a service account',
    fix: (text) => {
      const name = text.slice(text.lastIndexOf('/') + 1);
      return name !== text && isDnsSubdomain(name)
        ? `Write the name alone, as \`${name}\`, and its namespace under \`namespace\`.`
        : nameFix(text, 253);
    },
  },
  interval: DURATION,
  timeout: DURATION,
};

function repositoryFix(url: string): string {
  const scp = /^([^\s/:@]+@[^\s/:@]+):(?![/])([^\s?#]+)$/.exec(url);
  if (scp !== null) return `Write it as \`ssh://${scp[1]}/${scp[2]}\`.`;
  const tagged = /^(oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+):([^\s:@?#]+)$/.exec(url);
  if (tagged !== null) return `Write \`repository: ${tagged[1]}\` and \`tag: ${tagged[2]}\`.`;
  if (/^\w+:[/]{2}[^/]*:[^/]*@/.test(url) || /^(?:https|oci):[/]{2}[^/]*@/.test(url)) {
    return 'Leave the password out: Flux reads it from a Secret that you name under `secret`, and Argo CD from its own.';
  }
  if (url.startsWith('http://')) {
    return 'Write `https://`: who can change what is read over `http://` administers the cluster.';
  }
  return 'Write a URL such as `https://git.example.com/platform/tenants.git`, which starts with `https://`, `ssh://` or `oci://`.';
}
