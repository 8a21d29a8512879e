import { filesOf } from '../../../lib/findings/codes/example';

describe('the files of an example', () => {
  test('a text alone is tenants.yaml', () => {
    expect(filesOf('a: 1\n')).toEqual([['tenants.yaml', 'a: 1\n']]);
  });

  test('named files keep their order', () => {
    const files = filesOf({ 'tenants.yaml': 'b: 1\n', 'a.yaml': 'a: 1\n' });
    expect(files.map(([name]) => name)).toEqual(['tenants.yaml', 'a.yaml']);
  });

  test('lose the indentation and the line breaks that our source gives them', () => {
    const text = `
        a:
          - b
        \t- c
      `;
    expect(filesOf(text)).toEqual([['tenants.yaml', 'a:\n  - b\n\t- c\n']]);
  });
});
