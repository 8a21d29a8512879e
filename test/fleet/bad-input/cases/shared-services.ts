import { API, type BadInput, TENANTS } from '../bad-input';

const service = (text: string, tenants = TENANTS): string =>
  `${API}sharedServices:\n  features: { costCenter: ENG-9, ${text} }\n${tenants}`;

/** Services that several tenants use. */
export const SHARED_SERVICES: readonly BadInput[] = [
  {
    rule: 'a shared service for a tenant that does not exist, with the nearest',
    input: service('ports: { http: 8080 }, consumers: [vison]'),
    finds: [['TENANT_UNKNOWN 3:69', /There is no tenant `vison`/, /Did you mean `vision`\?/]],
  },
  {
    rule: 'a shared service without ports, or without anybody who may reach it',
    input: service('displayName: Features'),
    finds: [
      [
        'KEY_MISSING 3:3',
        /`consumers` is missing from the shared service `features`/,
        /`consumers: all`/,
      ],
      [
        'KEY_MISSING 3:3',
        /`ports` is missing from the shared service `features`/,
        /`ports: \{http: 8080\}`/,
      ],
    ],
  },
  {
    rule: 'ports that nobody could use: none, without a name that fits, out of range',
    input: `${API}sharedServices:\n  a: { costCenter: ENG-9, consumers: all, ports: {} }\n  b: { costCenter: ENG-9, consumers: all, ports: { HTTP: 8080, https: 84430 } }\n${TENANTS}`,
    finds: [
      ['PORT_INVALID 3:50', /No port is named/, /`ports: \{http: 8080\}`/],
      ['NAME_INVALID 4:52', /`HTTP`/, /lower-case/],
      ['PORT_INVALID 4:71', /84430 is not a valid port/, /1 to 65535/],
    ],
  },
  {
    rule: 'a shared service that is called like a tenant',
    input: `${API}sharedServices:\n  vision: { costCenter: ENG-9, consumers: all, ports: { http: 8080 } }\n${TENANTS}`,
    finds: [
      ['TENANT_DUPLICATE 3:3', /A tenant is called `vision` as well/, /Rename the shared service/],
    ],
  },
  {
    rule: 'a tenant that has an entry of the name under which it reaches a shared service',
    input: service(
      'consumers: all, ports: { http: 8080 }',
      'tenants:\n  - { name: vision, costCenter: ENG-1, network: { egress: { shared-features: { namespace: x } } } }\n',
    ),
    finds: [['PEER_INVALID 3:13', /`shared-features` of its own/, /./]],
  },
];
