import { boundSubjects } from '../../lib/plan/bound-subjects';

const PEOPLE = {
  namespace: 'ml-vision-prod',
  admins: [{ user: 'alice' }],
  users: [{ group: 'ml' }, { user: 'alice' }],
  viewers: [{ group: 'finance' }],
};

test('lists of people, others and accounts of the namespace, each once and in order', () => {
  const binding = {
    clusterRole: 'reader',
    to: ['admins', 'users'],
    subjects: [{ user: 'bob' }, { group: 'ml' }],
    accounts: ['hub'],
  } as const;
  expect(boundSubjects(binding, PEOPLE)).toEqual([
    { user: 'alice' },
    { user: 'bob' },
    { group: 'ml' },
    { serviceAccount: 'ml-vision-prod/hub' },
  ]);
});

test('a list with nobody in it is nobody', () => {
  const binding = { clusterRole: 'reader', to: ['deployers'], subjects: [], accounts: [] } as const;
  expect(boundSubjects(binding, PEOPLE)).toEqual([]);
});
