import type { LabelText } from './name-types';

/** Amounts, percentages and texts in tenants.yaml. Each form is written once, here. */

/**
 * A whole number, 0 or more.
 *
 * @title Whole number
 * @example 64
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type WholeNumber = number;

/**
 * A number, 0 or more.
 *
 * @minimum 0
 */
export type PositiveNumber = number;

/**
 * A quantity: a number, 0 or more, with an optional suffix (`m`, `k`, `M`, `G`, `T`, `P`, `E`, or `Ki` to `Ei`).
 *
 * @pattern ^(?!-[0-9.]*[1-9])[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$
 * @maxLength 64
 */
export type QuantityText = string;

/**
 * A quantity of Kubernetes: a number, 0 or more, with an optional suffix such as `m`, `k`, `G`, `Ki` or `Gi`. It is exact:
 * nothing is rounded.
 *
 * Source: [quantities](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 *
 * @title Quantity
 * @example "64G"
 * @example 100
 */
export type QuantityValue = QuantityText | PositiveNumber;

/**
 * A number of cores, 0 or more, in steps of a thousandth (`1m`).
 *
 * @title Cores
 * @example "500m"
 * @example 64
 */
export type Cores = QuantityText | PositiveNumber;

/**
 * A number of bytes, 0 or more, with an optional suffix: `Ki`, `Mi`, `Gi` and `Ti` are powers of 1024; `k`, `M`, `G` and
 * `T` are powers of 1000.
 *
 * @title Bytes
 * @example "200Gi"
 */
export type Bytes = QuantityText | WholeNumber;

/**
 * A count, 0 or more, as a whole number or with a suffix such as `k`.
 *
 * @title Count
 * @example 100
 */
export type Count = QuantityText | WholeNumber;

/**
 * A number, 1 or more, with at most three decimals: how many times as large one amount may be as another.
 *
 * @title Ratio
 * @example 4
 * @example 1.5
 */
export type Ratio = QuantityText | PositiveNumber;

/**
 * A percentage above 0, with or without `%`, and with at most six decimals. Below 1 the sign is needed: `0.5%`, because
 * `0.5` usually means a half.
 *
 * @pattern ^(?:[1-9][0-9]{0,11}(?:\.[0-9]{1,6})?%?|0\.(?=[0-9]*[1-9])[0-9]{1,6}%)$
 */
export type ShareText = string;

/**
 * A number from 1 on.
 *
 * @minimum 1
 */
export type ShareNumber = number;

/**
 * A percentage above 0, with or without `%`. Below one percent, the sign is needed.
 *
 * @title Share in percent
 * @example "30%"
 */
export type ShareValue = ShareText | ShareNumber;

/**
 * A percentage from 0 to below 100,000, with or without `%`, and with at most six decimals. Between 0 and 1 the sign is
 * needed.
 *
 * @pattern ^(?:[1-9][0-9]{0,4}(?:\.[0-9]{1,6})?%?|0(?:\.[0-9]{1,6})?%|0(?:\.0+)?%?)$
 */
export type BurstText = string;

/**
 * A percentage from 0 to below 100,000, with or without `%`. Between 0 and one percent, the sign is needed.
 *
 * @title Percentage
 * @example "20%"
 */
export type BurstValue = BurstText | PositiveNumber;

/**
 * A text. A number need not be quoted: it is kept as it is written.
 *
 * @title Text
 * @example "Computer Vision"
 */
export type TextValue = string | number;

/**
 * A text that is not empty.
 *
 * @minLength 1
 */
export type FilledText = string;

/**
 * A text that is not empty. A number need not be quoted: it is kept as it is written.
 *
 * @title Non-empty text
 * @example "ENG-014"
 */
export type RequiredText = FilledText | number;

/**
 * A label value: empty, or up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. A number need
 * not be quoted.
 *
 * @title Label value
 * @example "perception"
 */
export type LabelValue = LabelText | PositiveNumber;

/**
 * A day: year, month and day.
 *
 * @title Date
 * @pattern ^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$
 * @example "2026-12-24"
 */
export type DateText = string;

/**
 * A reason in words: one sentence is enough.
 *
 * @title Reason
 * @pattern \S
 * @example "four people who share all of their work"
 */
export type Reason = string;
