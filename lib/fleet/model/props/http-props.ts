/**
 * HTTP requests that are let in. A request has to meet everything that the rule says.
 *
 * @title HTTP rule
 * @minProperties 1
 * @example {method: "GET", path: "/v1/.*"}
 */
export interface HttpRuleProps {
  /**
   * The method, or several of them with `|` between them.
   *
   * @default - every method
   * @example "GET|HEAD"
   */
  readonly method?: HttpMethod;
  /**
   * The path, without what follows a `?`: an extended regular expression that the whole path has to match.
   *
   * @default - every path
   * @example "/v1/.*"
   */
  readonly path?: HttpPath;
  /**
   * The host that the request names. It is compared as it is written.
   *
   * @default - every host
   * @example "models.example.com"
   */
  readonly host?: HttpHost;
  /**
   * Headers by name, each with the exact value that it must have.
   *
   * @minProperties 1
   * @default - whatever headers there are
   * @example {"X-Team": "vision"}
   */
  readonly headers?: Record<HttpHeaderName, HttpHeaderValue>;
}

/**
 * A method of HTTP in capital letters, or several with `|` between them.
 *
 * @title HTTP method
 * @pattern ^[A-Z]+(?:\|[A-Z]+)*$
 * @example "GET"
 */
export type HttpMethod = string;

/**
 * A regular expression that begins with a slash.
 *
 * @title HTTP path
 * @pattern ^[/]
 * @example "/v1/.*"
 */
export type HttpPath = string;

/**
 * A host name without protocol, port and wildcards.
 *
 * @title HTTP host
 * @pattern ^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @example "models.example.com"
 */
export type HttpHost = string;

/**
 * A header by its name.
 *
 * @title HTTP header
 * @pattern ^[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?$
 * @example "X-Team"
 */
export type HttpHeaderName = string;

/**
 * A value that a header must have, exactly.
 *
 * @title Value of a header
 * @minLength 1
 * @example "vision"
 */
export type HttpHeaderValue = string;

/**
 * A host that pods may call, by its name. `*.` and a domain is every name one label below it, and `**.` every name below it
 * at any depth. Neither is the domain itself.
 *
 * @title Host to call
 * @pattern ^(?:\*{1,2}\.(?=.*\.))?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$
 * @example "huggingface.co"
 * @example "*.hf.co"
 */
export type CalledHost = string;
