import { costCenterLabel, departmentLabel } from '../../../lib/fleet/owners/identity-labels';

describe('a cost center as a label', () => {
  test('stays as it is where it can: finance matches it to the letter', () => {
    expect(costCenterLabel('ENG-001')).toBe('ENG-001');
    expect(costCenterLabel('4711')).toBe('4711');
  });

  test('is brought into label form where it cannot', () => {
    expect(costCenterLabel('ENG 001 / Köln')).toBe('eng-001-koln');
  });

  test('is none where nothing is left', () => {
    expect(costCenterLabel('***')).toBeUndefined();
    expect(costCenterLabel('')).toBeUndefined();
  });
});

describe('a department as a label', () => {
  test('is always in one form: people write it freely', () => {
    for (const text of ['Data Science', 'data-science', ' DATA  SCIENCE ', 'Data/Science']) {
      expect(departmentLabel(text)).toBe('data-science');
    }
  });

  test('is none where nothing is left', () => {
    expect(departmentLabel('研究')).toBeUndefined();
  });
});
