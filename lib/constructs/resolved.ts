/**
 * What a construct is made of when it was resolved before: by the fleet, or by the construct that makes this one. Such
 * props are complete and in normal form, and nothing is checked again.
 */
export class Resolved<Spec> {
  constructor(readonly spec: Spec) {}
}
