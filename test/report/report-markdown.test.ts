import { reportMarkdown } from '../../lib/report/report-markdown';
import { reportAbout } from './report-of';

test('the summary has counts, pools, who pays, tenants, and what is not as strict as it could be', () => {
  const data = reportAbout({
    platform: { pools: { h100: { resource: 'nvidia.com/gpu', capacity: 16 } } },
    tenants: [
      {
        name: 'vision',
        displayName: 'Computer Vision',
        costCenter: 'ENG-1',
        admins: ['ann'],
        namespaces: 'single',
        quota: { cpu: 10, memory: '40Gi', storage: '1Ti', pods: 50, gpu: 4 },
        guardRails: { ownWork: 'off' },
        accept: [{ code: 'GUARD_RAIL_OFF', why: 'They are five people.' }],
      },
    ],
  });
  expect(reportMarkdown(data)).toBe(`\
<!-- Written by tenancy report. -->

# Platform report

1 tenant, 0 shared services, 1 namespace.

## Pools

Held is what quotas grant, whether somebody uses it or not. Free is what is left of the capacity.

| Pool | Resource | Capacity | Held | Free | Share held |
| --- | --- | ---: | ---: | ---: | ---: |
| h100 | nvidia.com/gpu | 16 | 4 | 12 | 25 % |

## Cost centers

The amounts are quotas: what everybody may use at most, whether they use it or not.

| Cost center | Pays for | GPUs | CPU | Memory | Storage | Pods |
| --- | --- | --- | ---: | ---: | ---: | ---: |
| ENG-1 | vision | h100 4 | 10 | 40Gi | 1Ti | 50 |

## Tenants

The amounts are quotas: what everybody may use at most, whether they use it or not.

| Name | Cost center | GPUs | CPU | Memory | Storage | Pods |
| --- | --- | --- | ---: | ---: | ---: | ---: |
| Computer Vision (vision) | ENG-1 | h100 4 | 10 | 40Gi | 1Ti | 50 |

## Access

Roles that hold a right of high risk, and who has them.

| Role | Rights of high risk | Who has it | Where |
| --- | --- | --- | --- |
| tenant-admin | read secrets | ann | 1 namespace |

## Reachability

How many namespaces reach each target: all of it (open), some addresses, ports or from some pods (in part), or nothing of it (closed).

| Namespaces reach | open | in part | closed |
| --- | ---: | ---: | ---: |
| DNS | 1 | 0 | 0 |
| Metadata service | 0 | 0 | 1 |
| Internet | 1 | 0 | 0 |
| Private ranges | 0 | 0 | 1 |

## Security

| Namespace | Owner | Exception | Setting |
| --- | --- | --- | --- |
| vision | vision | guard rail ownWork | off |

## Accepted warnings

Warnings that the file accepts, with the reason that it states.

| Of | Warning | What it is about | Why it is accepted |
| --- | --- | --- | --- |
| vision | GUARD\\_RAIL\\_OFF | \`ownWork\` is off in all of \`vision\`: users change and delete the workloads of their colleagues. | They are five people. |
`);
});

test('nothing that the file says becomes markup', () => {
  const text = reportMarkdown(
    reportAbout({
      tenants: [{ name: 'a', costCenter: '<b>|`[x](y)', displayName: 'one\ntwo *three*' }],
    }),
  );
  expect(text).toContain('one two \\*three\\*');
  expect(text).toContain('&lt;b&gt;\\|\\`\\[x\\](y)');
});

test('a contact has a column where somebody states one, and a state is behind the name', () => {
  const text = reportMarkdown(
    reportAbout({
      tenants: [
        { name: 'a', costCenter: 'ENG-1', contact: 'a@example.com' },
        { name: 'b', costCenter: 'ENG-1', state: 'suspended' },
      ],
    }),
  );
  expect(text).toContain('| Name | Cost center | Contact |');
  expect(text).toContain('| a | ENG-1 | a@example.com |');
  expect(text).toContain('| b, suspended | ENG-1 | – |');
});
