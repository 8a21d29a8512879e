import { HTTP_RULE, TCP_RULE } from '../../../lib/constructs/guard-rails/traefik-rules';

const http = new RegExp(HTTP_RULE);
const tcp = new RegExp(TCP_RULE);

test.each([
  'Host(`a.example.com`)',
  'Host(`*.example.com`) && PathPrefix(`/a`)',
  'Host(`a.example.com`) && (Path(`/a`) || PathPrefix(`/b`)) && !Header(`x`, `y || Host(z)`)',
])('a rule that begins with one host can be judged: %s', (rule) => {
  expect(rule).toMatch(http);
});

test.each([
  '',
  'PathPrefix(`/`)',
  'HostRegexp(`.*`)',
  '!Host(`a.example.com`)',
  'Host(`a.example.com`) || Host(`b.example.com`)',
  'Host(`a.example.com`) && Path(`/a`) || Path(`/b`)',
  'Host(`a.example.com`) && Host(`b.example.com`)',
  'Host(`a.example.com`) && (Path(`/a`) || Host(`b.example.com`))',
  'Host(`a.example.com`, `b.example.com`)',
  'Host("a.example.com")',
  'Host(`a.example.com`)\n|| Path(`/a`)',
  'Host(`{a:.*}`)',
])('a rule that says more cannot: %s', (rule) => {
  expect(rule).not.toMatch(http);
});

test('connections are judged by the name that the client asks for', () => {
  expect('HostSNI(`db.example.com`) && ALPN(`a`)').toMatch(tcp);
  expect('HostSNIRegexp(`.*`)').not.toMatch(tcp);
  expect('ClientIP(`0.0.0.0/0`)').not.toMatch(tcp);
});
