/** Quota keys and pods name a DeviceClass after this. Source: KEP-5004. */
const DOMAIN = 'deviceclass.resource.kubernetes.io/';

/** The name under which a pod asks for a device class without a claim. */
export function implicitResource(deviceClass: string): string {
  return `${DOMAIN}${deviceClass}`;
}

/** The device class that such a name asks for; undefined for an extended resource. */
export function classOfResource(resource: string): string | undefined {
  return resource.startsWith(DOMAIN) ? resource.slice(DOMAIN.length) : undefined;
}
