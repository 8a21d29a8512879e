import {
  organizationQueueName,
  rootQueueName,
  tenantQueueName,
} from '../../../lib/fleet/queues/queue-names';
import { isDnsLabel } from '../../../lib/fleet/values/dns-names';

describe('the names of queues', () => {
  it('begin with the prefix of the platform, and say what they are of', () => {
    expect(rootQueueName('ml')).toBe('ml-queues');
    expect(rootQueueName('')).toBe('queues');
    expect(organizationQueueName('ml', 'research')).toBe('ml-org-research');
    expect(tenantQueueName('', 'vision')).toBe('tenant-vision');
  });

  it('are shortened to DNS labels that stay apart', () => {
    const names = ['a', 'b'].map((end) => tenantQueueName('ml', `${'x'.repeat(62)}${end}`));
    for (const name of names) {
      expect(name).toHaveLength(63);
      expect(isDnsLabel(name)).toBe(true);
    }
    expect(new Set(names).size).toBe(2);
  });

  it('have no two dashes where a dash is cut off', () => {
    const name = tenantQueueName('', `${'x'.repeat(45)}-${'y'.repeat(17)}`);
    expect(isDnsLabel(name)).toBe(true);
    expect(name).not.toContain('--');
  });
});
