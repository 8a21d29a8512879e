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

| Pool | Resource | Capacity | Held | Free | Part |
| --- | --- | ---: | ---: | ---: | ---: |
| h100 | nvidia.com/gpu | 16 | 4 | 12 | 25 % |

## Cost centers

| Cost center | Pays for | GPUs | CPU | Memory | Storage | Pods |
| --- | --- | --- | ---: | ---: | ---: | ---: |
| ENG-1 | vision | h100 4 | 10 | 40Gi | 1Ti | 50 |

## Tenants

| Name | Called | Cost center | Contact | GPUs | CPU | Memory | Storage | Pods |
| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: |
| vision | Computer Vision | ENG-1 | – | h100 4 | 10 | 40Gi | 1Ti | 50 |

## Access

| Role | Rights of high risk | Who has it | Where |
| --- | --- | --- | --- |
| tenant-admin | read secrets | ann | 1 namespace |

## Reachability

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
