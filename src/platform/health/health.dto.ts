export class HealthView {
  /** `ok`; anything else is a problem document. */
  status: 'ok';
}
